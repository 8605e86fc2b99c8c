import { everyForm } from "./every-form.js";

export const dataCopy = {
  title: "Cael copi o’ch data",
  lead: "Un ffeil gyda phopeth sydd gennym amdanoch chi a’ch darlleniadau. Chi biau hi: cadwch hi, neu ewch â hi i wasanaeth arall.",
  ask: "Gwneud fy nghopi",
  askAgain: "Gwneud copi newydd",
  asking: "Yn gofyn",
  waiting: "Eich copi chi sydd nesaf",
  making: "Yn gwneud eich copi",
  percent: "{{percent}} wedi’i wneud",
  readings: "{{percent}} wedi’i wneud, {{readings}} hanner awr hyd yma",
  leave: "Gallwch adael y dudalen hon. Bydd y copi’n aros amdanoch am ddiwrnod.",
  ready: {
    title: "Mae’ch copi’n barod",
    ...everyForm("text", "{{count, grouped}} hanner awr a phopeth arall sydd gennym amdanoch: {{size}}."),
    once: "Gellir ei nôl unwaith, hyd {{until}}. Wedyn byddwn yn dileu ein copi ni.",
    fetch: "Nôl y ffeil",
    fetching: "Yn nôl",
    inBrowser: "Nôlwch hi mewn porwr gwe: all yr ap hwn ddim cadw ffeiliau o’r math hwn ar ffôn eto.",
  },
  taken: {
    title: "Rydych wedi nôl eich copi",
    text: "Cafodd ei wneud {{when}}, ac mae wedi’i ddileu yma. Chwiliwch amdano lle mae’ch lawrlwythiadau’n mynd.",
  },
  cutOff: {
    title: "Chyrhaeddodd y ffeil ddim yn gyfan",
    text: "Dim ond unwaith y gellir ei nôl, ac rydym wedi dileu ein copi ni. Gofynnwch am un newydd: does dim o’ch data wedi’i golli.",
  },
  expired: {
    title: "Cafodd eich copi ei ddileu",
    text: "Ni chafodd ei nôl mewn pryd, felly rydym wedi’i ddileu. Gallwch ofyn am un newydd.",
  },
  failed: {
    title: "Doedd dim modd gwneud eich copi",
    text: "Ein bai ni oedd hyn. Does dim wedi’i golli: gofynnwch am un newydd, a rhowch wybod i ni os bydd yn digwydd eto.",
  },
  tooMany:
    "Rydych wedi gofyn am gynifer o gopïau ag y mae un diwrnod yn ei ganiatáu. Gofynnwch eto yfory. Gellir nôl copi sy’n barod o hyd.",
  busy: "Mae llawer o bobl eisiau copi ar hyn o bryd. Rhowch gynnig arall arni mewn ychydig funudau.",
  beingFetched:
    "Mae’r copi hwn yn cael ei nôl y funud hon, yma neu ar ddyfais arall. Os bydd hynny’n torri, rhowch gynnig arall arni mewn munud.",
  gone: "Ni ellir nôl y copi hwn mwyach. Gofynnwch am un newydd.",
  inside: {
    title: "Beth sydd ynddi",
    readings: "Eich darlleniadau, fesul hanner awr, fel tablau (CSV) ac fel JSON",
    personal: "Eich cyfrif, mesuryddion, tariffau, cydsyniadau a’r hyn a gofnodwyd amdanynt",
    manifest: "Rhestr o’r ffeiliau, gyda swm gwirio i bob un",
    leftOut: "Dydy darlleniadau mesurydd nad ydych yn caniatáu i ni ei ddangos ddim ynddi.",
    back: "Gall yr ap hwn ddarllen y darlleniadau’n ôl i mewn.",
  },
  safe: {
    title: "Cadwch hi’n ddiogel",
    text: "Dydy’r ffeil ddim dan glo. Bydd pwy bynnag sy’n ei hagor yn gweld rhifau’ch mesuryddion a phryd roeddech gartref. Peidiwch â’i hanfon drwy e-bost, a pheidiwch â’i chadw ar ddyfais mae eraill yn ei defnyddio.",
  },
};
