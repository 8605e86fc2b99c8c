export const parts = {
  skip: "Neidio i’r prif gynnwys",
  back: "Yn ôl",
  continue: "Parhau",
  save: "Cadw",
  cancel: "Canslo",
  close: "Cau",
  change: "Newid",
  tryAgain: "Rhoi cynnig arall arni",
  show: "Dangos",
  hide: "Cuddio",
  table: "Tabl",
  loading: "Yn llwytho",
  saving: "Yn cadw",
  optional: "(os hoffech)",
  errorSummary: "Mae problem",
  errorPrefix: "Gwall:",
  opensNewTab: "(yn agor mewn tab newydd)",
  offline: "Rydych chi all-lein. Dyma’r copi o {{when}}.",
  offlineNoCopy: {
    title: "Rydych chi all-lein",
    text: "Does dim copi o’r dudalen hon ar y ddyfais hon eto. Bydd yn llwytho ohoni’i hun pan fyddwch wedi’ch cysylltu eto.",
  },
  stale: "Doedd dim modd diweddaru’r dudalen hon. Mae’n dangos beth oedd gennym am {{when}}.",
  problem: {
    title: "Mae’n ddrwg gennym, wnaeth hynny ddim gweithio",
    safe: "Mae’ch darlleniadau’n ddiogel.",
    code: "Os byddwch yn gofyn am help, rhowch y cod hwn: {{requestId}}",
    unreachable:
      "Allwn ni ddim cyrraedd y gwasanaeth. Gwiriwch eich cysylltiad a rhowch gynnig arall arni mewn ychydig funudau.",
    timeout: "Cymerodd y gwasanaeth ormod o amser i ateb. Rhowch gynnig arall arni mewn ychydig funudau.",
    broken:
      "Roedd nam ar y gwasanaeth ei hun. Mae gennym gofnod ohono. Rhowch gynnig arall arni mewn ychydig funudau.",
    unavailable: "Mae’r gwasanaeth yn cychwyn neu’n cael ei drwsio. Rhowch gynnig arall arni mewn munud.",
    tooMany: "Roedd hynny’n llawer o gynigion mewn amser byr. Arhoswch funud, yna rhowch gynnig arall arni.",
    notThereYet:
      "Nid yw’r rhan hon yn barod eto ar y gwasanaeth rydych yn ei ddefnyddio. Nid oes dim o’i le ar eich cyfrif.",
    notFound: "Does dim byd o’r fath yma. Efallai ei fod wedi’i dynnu.",
    refused: "Doedd y gwasanaeth ddim yn gallu derbyn hyn.",
    signedOut: "Rydych wedi’ch allgofnodi. Mewngofnodwch eto i barhau: mae’r hyn a deipioch wedi’i gadw.",
  },
  anotherRole: {
    title: "Tudalen i gartrefi yw hon",
    text: "Rydych wedi mewngofnodi gyda chyfrif staff, nad oes ganddo ddarlleniadau ei hun.",
    staff: "Tudalennau staff",
  },
  signIn: {
    busy: "Yn mewngofnodi",
    closed: "Fe gaeoch y dudalen fewngofnodi, felly does dim wedi newid.",
    refused: "Chafodd y mewngofnodi ddim ei dderbyn. Dechreuwch eto o’r botwm hwn.",
    unavailable: "Dydy’r gwasanaeth mewngofnodi ddim yn ateb. Rhowch gynnig arall arni mewn munud.",
  },
  stepUp: {
    title: "Yn gyntaf, dangoswch mai chi sydd yno",
    why: "Cyn i chi newid eich cyfrif neu bwy gaiff ddefnyddio’ch data, rydym yn gofyn i chi fewngofnodi unwaith eto. Felly all rhywun sy’n codi’ch ffôn ddim gwneud hynny.",
    after:
      "Byddwch yn dod yn ôl i’r dudalen hon, a bydd yr hyn a deipioch yma o hyd. Does dim yn digwydd nes i chi wasgu’r botwm eto.",
    go: "Dangos mai fi sydd yma",
    proved:
      "Diolch, rydym yn gwybod mai chi sydd yno. Does dim wedi newid eto: gwasgwch y botwm eto i barhau.",
  },
};
