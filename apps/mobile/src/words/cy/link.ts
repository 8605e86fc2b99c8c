import { everyForm } from "./every-form.js";

export const link = {
  title: "Ychwanegu mesuryddion drwy eich cyfrif",
  otherWay: "Ychwanegu mesurydd drwy ei rif yn lle hynny",
  supplier: {
    title: "Ble mae eich cyfrif?",
    error: "Dewiswch eich cyflenwr",
    simulated: "Ymarfer yn unig: efelychydd yw hwn, ac ni ofynnir i unrhyw gyflenwr go iawn.",
    intermediary: "Gwasanaeth sy’n darllen eich mesurydd ar eich rhan.",
    notHere: "Nid yw fy nghyflenwr yma",
    notHereText:
      "Ychwanegwch eich mesurydd drwy’r rhif ar eich bil yn lle hynny. Gall ei ddarlleniadau ddod dros y rhwydwaith cenedlaethol, neu o ffeil y mae eich cyflenwr yn gadael i chi ei lawrlwytho.",
    byNumber: "Ychwanegu mesurydd drwy ei rif",
  },
  postcode: {
    title: "Beth yw cod post eich cartref?",
    label: "Cod post",
    hint: "Er enghraifft CF10 1BH. Rhaid iddo fod yr un sydd gan {{source}} ar gyfer eich cyfrif.",
    error: "Teipiwch y cod post cyfan, fel CF10 1BH",
  },
  practice: {
    title: "Dim cyfrif wrth law? Defnyddiwch un dychmygol",
    text: "Efelychydd yw hwn, lle nad oes neb yn byw. Dewiswch gyfrif i lenwi’r hyn y gofynnir amdano.",
    use: "Defnyddio {{account}}, {{postcode}}",
  },
  access: {
    title: "Eich cyfrif gyda {{source}}",
    how: "Sut hoffech chi roi mynediad i ni?",
    look: "Dod o hyd i’m mesuryddion",
    kinds: {
      "api-key": "Gydag allwedd API gan {{source}}",
      password: "Gyda’ch enw mewngofnodi a’ch cyfrinair",
      "authorisation-code": "Mewngofnodi gyda {{source}}",
      operator: "Gyda rhif eich mesurydd",
    },
    kindHints: {
      "api-key": "Cod hir yr ydych yn ei greu yn eich cyfrif yno. Gallwch ei ddiddymu yno ar unrhyw adeg.",
      password: "Defnyddir y cyfrinair unwaith, ac ni chaiff ei gadw.",
      "authorisation-code": "Ar eu tudalen eu hunain. Ni welwn eich cyfrinair byth.",
      operator: "Nid oes angen cyfrinair nac allwedd.",
    },
    labels: {
      "account-number": "Rhif cyfrif",
      "api-key": "Allwedd API",
      login: "Enw mewngofnodi",
      password: "Cyfrinair",
      "meter-point": "Rhif pwynt mesur",
      "device-id": "Rhif adnabod eich sgrin ynni",
    },
    accountHint: "Ar eich bil ac yn eich cyfrif yno, fel A-1234ABCD.",
    keyHint: "Gludwch hi’n un darn.",
    where: "Ble i ddod o hyd i’r allwedd API",
    whereText:
      "Mewngofnodwch gyda {{source}} ar y we ac agorwch osodiadau eich cyfrif. Chwiliwch am “API access” neu “Developer settings”, a chrëwch allwedd yno.",
    keyKept:
      "Rydym yn cadw’r allwedd dan sêl, dim ond i nôl eich darlleniadau. Gallwch ei diddymu yno ar unrhyw adeg, ac yma drwy roi’r gorau i’r casglu.",
    usedOnce:
      "Defnyddir eich cyfrinair unwaith, nawr, i ofyn i {{source}} am ei allwedd ei hun. Ni chaiff ei gadw, ac nid oes neb yma’n ei weld.",
    loginHint: "Yr hyn yr ydych yn mewngofnodi i {{source}} ag ef, eich cyfeiriad e-bost yn aml.",
    byMeter:
      "Mae {{source}} yn rhoi mynediad i ni ag allwedd ei hun. I wybod mai eich cartref chi ydyw, mae angen rhif eich mesurydd, a rhif adnabod eich sgrin os oes gennych un.",
    meterPointHint: "MPAN, 13 digid, neu MPRN, 6 i 10 digid. Mae bylchau’n iawn.",
    deviceIdHint: "Os oes gennych un: 16 llythyren a digid, ar gefn y sgrin.",
    errors: {
      kind: "Dewiswch sut i roi mynediad i ni",
      "account-number": "Teipiwch eich rhif cyfrif",
      "api-key": "Gludwch eich allwedd API",
      login: "Teipiwch yr hyn yr ydych yn mewngofnodi ag ef",
      password: "Teipiwch eich cyfrinair",
      "meter-point": "Teipiwch rif eich pwynt mesur",
      "device-id": "Mae gan rif adnabod sgrin 16 nod, y digidau 0 i 9 a’r llythrennau A i F",
    },
  },
  there: {
    text: "Mae {{source}} yn gofyn i chi ar ei dudalen ei hun a gawn ni ddarllen eich mesuryddion. Ni welwn eich cyfrinair byth. Yna byddwch yn dod yn ôl yma.",
    go: "Mewngofnodi gyda {{source}}",
    busy: "Yn mynd yno",
  },
  back: {
    title: "Yn ôl oddi wrth eich cyflenwr",
    supplier: "eich cyflenwr",
    noTitle: "Ni chafodd dim ei gysylltu",
    no: "Dywedoch chi, neu eich cyflenwr, na, felly nid oes gennym fynediad ac ni chadwyd dim. Gallwch roi cynnig arall arni, neu ychwanegu mesurydd drwy ei rif.",
    again: "Rhoi cynnig arall arni",
  },
  looking: {
    label: "Yn chwilio am eich mesuryddion gyda {{source}}",
    seconds: "{{seconds}} o {{most}} eiliad ar y mwyaf",
    text: "Ni chaiff dim ei ychwanegu cyn i chi ddweud.",
  },
  faults: {
    "access-refused": {
      "api-key":
        "Ni dderbyniodd {{source}} yr allwedd API hon gyda’r rhif cyfrif hwn. Cymharwch y ddau â’ch cyfrif yno: mae’r allwedd yn hir, ac mae’n hawdd colli ei diwedd.",
      password:
        "Ni dderbyniodd {{source}} yr enw mewngofnodi a’r cyfrinair hyn. Gwiriwch eu bod yn gweithio ar eu gwefan eu hunain.",
      "authorisation-code": "Ni roddodd {{source}} fynediad i ni. Mewngofnodwch yno unwaith eto.",
      operator:
        "Nid yw {{source}} yn rhoi mynediad i ni ar hyn o bryd. Rhaid i bwy bynnag sy’n rhedeg y gwasanaeth hwn gywiro hynny.",
    },
    "source-unknown": "Nid yw’r gwasanaeth hwn yn gofyn i {{source}} mwyach. Dewiswch ffordd arall.",
    "access-not-taken": "Nid yw {{source}} yn derbyn y math hwn o fynediad. Dewiswch ffordd arall.",
    "account-unknown":
      "Nid yw {{source}} yn gwybod am gyfrif na mesurydd o’r fath. Cymharwch y rhif â’ch bil.",
    "account-empty": "Nid oes gan {{source}} fesurydd o dan y cyfrif hwn. Ai rhif cartref arall ydyw?",
    "postcode-differs":
      "Nid hwn yw’r cod post sydd gan {{source}} ar gyfer y cyfrif hwn. Cymharwch ef â’ch bil.",
    toPostcode: "Newid y cod post",
    "sign-in-ended":
      "Cymerodd y mewngofnodi hwnnw ormod o amser, ac mae wedi dod i ben. Mewngofnodwch yno unwaith eto.",
    "source-not-answering":
      "Nid atebodd {{source}} o fewn 10 eiliad. Nid eich bai chi yw hynny. Rhowch gynnig arall arni ymhen ychydig funudau, neu ychwanegwch eich mesurydd drwy ei rif.",
    "too-many-attempts":
      "Bu gormod o geisiadau heddiw. Rhowch gynnig arall arni yfory, neu ychwanegwch eich mesurydd drwy ei rif.",
  },
  found: {
    ...everyForm("title", "Daethom o hyd i {{count}} mesurydd", {
      two: "Daethom o hyd i {{count}} fesurydd",
    }),
    question: "Pa rai hoffech chi eu cael yma?",
    error: "Ticiwch o leiaf un mesurydd",
    ...everyForm("room", "Gall cyfrif yma gael {{most}} mesurydd: mae lle i {{count}} arall."),
    ...everyForm(
      "tooMany",
      "Gall cyfrif yma gael {{most}} mesurydd, ac mae lle i {{count}} arall: tynnwch y tic oddi ar y lleill, neu dilëwch fesurydd yn gyntaf.",
    ),
    full: "Mae gennych {{most}} mesurydd yma, y nifer mwyaf y gall un cyfrif ei gael.",
    givesText: "Yn rhoi: {{what}}.",
    gives: {
      halfHours: "darlleniadau bob hanner awr",
      live: "yr hyn a ddefnyddiwch nawr",
      balance: "yr hyn sydd ar ôl arno",
    },
    yours: "Eich un chi yn barod: mae ei hanes yma’n parhau.",
    others: "Nid yw’n bosibl, a pham",
    none: "Mae gan {{source}} fesuryddion o dan y cyfrif hwn, ond dim un y gallwn ei gasglu.",
    notThisMeter:
      "Nid yw’r mesurydd y daethoch oddi wrtho yn y cyfrif hwn gyda {{source}}. Ar ôl newid cyflenwr, cyflenwr arall sydd ag ef.",
  },
  whyNot: {
    "unit-not-stated":
      "nid yw ei gyflenwr yn dweud a yw’n cyfrif metrau ciwbig neu gilowat-oriau, ac nid ydym yn dyfalu. Ychwanegwch ei ddarlleniadau o ffeil.",
    "moved-out": "mae’r cyfrif yn dweud eich bod wedi gadael y cartref hwnnw.",
    "no-half-hours":
      "nid yw ei gyflenwr yn rhoi ei hanner oriau. Gofynnwch iddynt osod eich mesurydd deallus i ddarlleniadau bob hanner awr.",
    "number-invalid": "nid yw ei rif yn gywir. Gofynnwch i’r cyflenwr ei wirio.",
    "meter-already-linked":
      "mae mewn cyfrif arall yma. Os eich un chi ydyw, mewngofnodwch i’r cyfrif hwnnw, neu gofynnwch i ni.",
    "too-many-meters":
      "mae gennych {{most}} mesurydd yma’n barod, y nifer mwyaf y gall un cyfrif ei gael. Dilëwch un yn gyntaf, neu agorwch ail gyfrif.",
    "export-with-import":
      "mae’n cyfrif yr hyn a anfonwch i’r grid, ac yn dod gyda’r mesurydd sy’n cyfrif yr hyn a ddefnyddiwch.",
  },
  moved: {
    title: "Pryd wnaethoch chi symud i mewn?",
    promise: "Nid ydym yn gofyn am ddim o’r cyfnod cyn i chi fyw yno: darlleniadau rhywun arall yw’r rheini.",
    stated: "Mae {{source}} yn dweud i chi symud i mewn ar {{date}}.",
    longAgo: "Cyn {{date}}",
    longAgoHint: "Nid oes angen gwybod y diwrnod: gofynnwn am 13 mis ar y mwyaf.",
    since: "Ar {{date}} neu’n ddiweddarach",
    label: "Y diwrnod y symudoch i mewn",
    hint: "Er enghraifft 03/05/2026",
    errors: {
      "not-answered": "Dewiswch pryd y symudoch i mewn",
      "no-date": "Teipiwch y diwrnod y symudoch i mewn, fel 03/05/2026",
      "to-come": "Mae’r diwrnod hwnnw eto i ddod: teipiwch y diwrnod y symudoch i mewn",
    },
  },
  consent: {
    ...everyForm("title", "A gawn ni ddangos darlleniadau’r mesuryddion hyn i chi?", {
      one: "A gawn ni ddangos darlleniadau’r mesurydd hwn i chi?",
    }),
    ...everyForm("collectTitle", "Casglu’r mesuryddion hyn?", { one: "Casglu’r mesurydd hwn?" }),
    covered:
      "Mae eich cydsyniad i weld y darlleniadau’n cynnwys hyn. Byddant yn dod oddi wrth {{source}}; mae’r hyn sydd yma’n barod yn aros, ac yn parhau’n ddi-dor. Gallwch roi’r gorau iddi pryd bynnag y mynnwch.",
    adding: "Yn dechrau",
    byReview:
      "Nesaf, byddwn yn gofyn i chi anfon papur sy’n dangos eich cartref, fel bil. Mae person yn edrych arno, felly gall gymryd rhai diwrnodau gwaith.",
    begin: "Casglu fy narlleniadau",
    notNow: "Nid nawr",
    ...everyForm("no", "Na, peidiwch â’u hychwanegu", { one: "Na, peidiwch â’i ychwanegu" }),
  },
  proof: {
    title: "Sut gallwch chi ddangos mai eich cartref chi yw hwn?",
    kinds: {
      "supplier-account": "Drwy eich cyfrif gyda {{source}}",
      "manual-review": "Drwy bapur, fel bil",
      cin: "Drwy rif ar y mesurydd",
    },
    hints: {
      "supplier-account": "Dim byd arall i’w wneud.",
      "manual-review":
        "Mae person yn edrych arno, felly gall gymryd rhai diwrnodau gwaith. Gallwch fynd ymlaen â ffeil yn y cyfamser.",
      cin: "Rydym yn anfon pedwar digid i sgrin y mesurydd ei hun, ac rydych chi’n eu teipio yma.",
    },
  },
  done: {
    title: "Beth sy’n digwydd nawr",
    notBegun: "Mae’r mesurydd wedi’i ychwanegu, ond nid yw’n cael ei gasglu eto",
    tryThere: "Gweler isod sut y gall ei ddarlleniadau ddod i mewn.",
  },
  refused: {
    title: "Ni chafodd dim ei ychwanegu",
    text: "Dywedoch na, felly ni chadwyd dim o’r cyfrif yr edrychom amdano. Gallwch ddod yn ôl pryd bynnag y mynnwch.",
  },
};
