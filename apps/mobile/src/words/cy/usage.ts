import { everyForm } from "./every-form.js";

/** A sentence about so many half-hour readings: "2 ddarlleniad", and "it" or "they" as the number asks. */
function readings<Key extends string>(key: Key, several: string, single = several) {
  const said = (sentence: string, noun: string) =>
    sentence.replace("{{readings}}", `{{number}} ${noun} hanner awr`);
  return everyForm(key, said(several, "darlleniad"), {
    one: said(single, "darlleniad"),
    two: said(several, "ddarlleniad"),
  });
}

/** The facts of a period. After "na’r" and "â’r" every `before` follows the article, so its mutations are those of a noun after "y". */
const finding = {
  used: {
    cost: "Defnyddioch werth {{amount}} {{fuel}} {{when}}{{compared}}.",
    costSoFar: "Rydych wedi defnyddio gwerth {{amount}} {{fuel}} hyd yma {{when}}{{compared}}.",
    energy: "Defnyddioch {{amount}} {{fuel}} {{when}}{{compared}}.",
    energySoFar: "Rydych wedi defnyddio {{amount}} {{fuel}} hyd yma {{when}}{{compared}}.",
    carbon: "Achosodd defnyddio {{fuel}} tua {{amount}} {{when}}{{compared}}.",
    carbonSoFar: "Mae defnyddio {{fuel}} wedi achosi tua {{amount}} hyd yma {{when}}{{compared}}.",
  },
  ofFuel: { electricity: "o drydan", gas: "o nwy", both: "o drydan a nwy" },
  fuelSubject: { electricity: "trydan", gas: "nwy", both: "trydan a nwy" },
  when: {
    day: "{{date}}",
    week: "yn ystod wythnos {{span}}",
    month: "ym mis {{month}}",
    year: "yn {{year}}",
  },
  title: { day: "{{date}}", week: "{{span}}", month: "{{month}}", year: "{{year}}" },
  period: { day: "{{date}}", week: "wythnos {{span}}", month: "mis {{month}}", year: "{{year}}" },
  compared: {
    less: ", tua {{percent}} yn llai na’r {{before}}",
    more: ", tua {{percent}} yn fwy na’r {{before}}",
    same: ", tua’r un faint â’r {{before}}",
    twice: ", mwy na dwywaith cymaint â’r {{before}}",
    times: ", mwy na {{times}} gwaith cymaint â’r {{before}}",
  },
  change: {
    less: "Tua {{percent}} yn llai na’r {{before}}",
    more: "Tua {{percent}} yn fwy na’r {{before}}",
    same: "Tua’r un faint â’r {{before}}",
    twice: "Mwy na dwywaith cymaint â’r {{before}}",
    times: "Mwy na {{times}} gwaith cymaint â’r {{before}}",
    notEnough: "Rhy ychydig o ddata cynharach i gymharu",
  },
  before: {
    day: "{{weekday}} blaenorol",
    daySoFar: "{{weekday}} blaenorol erbyn yr un amser",
    week: "wythnos flaenorol",
    weekSoFar: "wythnos flaenorol erbyn yr un amser",
    month: "mis blaenorol, gan gymharu’r un dyddiau o’r wythnos",
    monthSoFar: "mis blaenorol erbyn yr un amser, gan gymharu’r un dyddiau o’r wythnos",
    year: "flwyddyn flaenorol, gan gymharu’r un dyddiau o’r wythnos",
    yearSoFar: "flwyddyn flaenorol erbyn yr un amser, gan gymharu’r un dyddiau o’r wythnos",
    span: "cyfnod {{span}}",
  },
  nothingYet: "Does dim darlleniadau wedi cyrraedd eto ar gyfer {{period}}.",
  nothingHeld: "Does dim darlleniadau gennym ar gyfer {{period}}.",
  ...readings("missing", "Mae {{readings}} ar goll, felly mae’r gwir gyfanswm yn uwch."),
  begins: "Mae’r darlleniadau’n dechrau {{onDate}}.",
  estimatedAll: "Amcangyfrif yw’r cyfan, a gall newid.",
  ...everyForm(
    "estimated",
    "Mae {{number}} o’r {{held}} darlleniad hanner awr wedi’u hamcangyfrif, a gallant newid.",
    {
      one: "Mae {{number}} o’r {{held}} darlleniad hanner awr wedi’i amcangyfrif, a gall newid.",
    },
  ),
  ...readings(
    "suspect",
    "Mae {{readings}} yn edrych yn rhy uchel i fod yn gywir. Maen nhw’n cyfrif yn yr ynni, ond nid yn y gost na’r carbon.",
    "Mae {{readings}} yn edrych yn rhy uchel i fod yn gywir. Mae’n cyfrif yn yr ynni, ond nid yn y gost na’r carbon.",
  ),
  ...readings(
    "provisional",
    "Mae {{readings}} yn fyw hyd yma. Bydd rhai’r mesurydd ei hun yn cymryd eu lle pan gyrhaeddant.",
    "Mae {{readings}} yn fyw hyd yma. Bydd un y mesurydd ei hun yn cymryd ei le pan fydd yn cyrraedd.",
  ),
  ...readings(
    "corrected",
    "Cafodd {{readings}} eu cywiro ar ôl iddynt gyrraedd gyntaf.",
    "Cafodd {{readings}} ei gywiro ar ôl iddo gyrraedd gyntaf.",
  ),
  ...readings("stillToCome", "Mae {{readings}} eto i ddod."),
  detail: {
    before: "Cyn y darlleniad cyntaf sydd gennym.",
    missing:
      "Ni ddaeth darlleniad ar gyfer yr hanner awr hwn. Signal wedi’i golli neu newid mesurydd yw’r achos arferol. Os daw yn nes ymlaen, bydd yn llenwi’r bwlch yma.",
    estimated:
      "Amcangyfrif: nid yw darlleniad y mesurydd ei hun wedi cyrraedd. Os daw, bydd yn cymryd lle hwn.",
    suspect:
      "Amheus: mwy nag y gall cartref ei ddefnyddio fel arfer. Mae’n cyfrif yn yr ynni, ond nid yn y gost na’r carbon.",
    provisional:
      "Byw hyd yma: fe’i cyfrifwyd wrth iddo ddigwydd. Bydd darlleniad y mesurydd ei hun yn cymryd ei le, fel arfer erbyn 10:00 fore trannoeth.",
    notYet: "Heb gyrraedd eto. Mae darlleniadau diwrnod fel arfer yn cyrraedd erbyn 10:00 fore trannoeth.",
    notPriced: "Nid oes cost iddo, oherwydd nid oes tariff ar ei gyfer.",
    notCarbon: "Nid oes ffigur carbon iddo, oherwydd nid yw dwyster carbon y grid yn hysbys ar ei gyfer.",
  },
  changed: {
    actual: "Newidiwyd ar {{date}}: {{change}}.",
    estimated: "Newidiwyd ar {{date}}: {{change}}. Amcangyfrif oedd y ffigur cyntaf.",
    suspect: "Newidiwyd ar {{date}}: {{change}}. Roedd y ffigur cyntaf yn amheus.",
    live: "Fe’i cyfrifwyd yn fyw i ddechrau; daeth darlleniad y mesurydd ei hun ar {{date}}: {{change}}.",
    some: "Newidiwyd ar ôl iddo gyrraedd gyntaf: {{change}}.",
    remark: "newidiwyd ar {{date}}: {{change}}",
    of: {
      electricity: "Newidiwyd trydan {{times}} ar {{date}}: {{change}}.",
      gas: "Newidiwyd nwy {{times}} ar {{date}}: {{change}}.",
      export: "Newidiwyd yr hyn a anfonwyd i’r grid {{times}} ar {{date}}: {{change}}.",
    },
  },
  notPricedAll: "Ni allwn ddweud beth oedd y gost, oherwydd nid oes tariff ar ei gyfer eto.",
  notPricedFuel: {
    electricity: "Nid yw trydan yn y gost: nid oes tariff ar ei gyfer eto.",
    gas: "Nid yw nwy yn y gost: nid oes tariff ar ei gyfer eto.",
  },
  ...readings(
    "notPriced",
    "Nid yw {{readings}} yn y gost: nid oes tariff ar eu cyfer.",
    "Nid yw {{readings}} yn y gost: nid oes tariff ar ei gyfer.",
  ),
  ...readings(
    "notCarbon",
    "Nid yw {{readings}} yn y carbon: nid yw dwyster carbon y grid yn hysbys ar eu cyfer.",
    "Nid yw {{readings}} yn y carbon: nid yw dwyster carbon y grid yn hysbys ar ei gyfer.",
  ),
  bounds:
    "Mae’r gost rhwng {{low}} a {{high}}, oherwydd bod eich mesurydd yn newid cyfradd yng nghanol hanner awr.",
  highestHalfHour: {
    cost: "Yr hanner awr drutaf oedd {{times}}, sef {{amount}}.",
    energy: "Defnyddioch y mwyaf o {{times}}: {{amount}}.",
    carbon: "Daeth y mwyaf o garbon o {{times}}: {{amount}}.",
  },
  highestDay: {
    cost: "Y diwrnod drutaf oedd {{date}}, sef {{amount}}.",
    energy: "Defnyddioch y mwyaf {{onDate}}: {{amount}}.",
    carbon: "Daeth y mwyaf o garbon {{onDate}}: {{amount}}.",
  },
  highestMonth: {
    cost: "{{month}} oedd y mis drutaf fesul diwrnod: {{amount}} ar gyfartaledd.",
    energy: "Ym mis {{month}} y defnyddioch y mwyaf fesul diwrnod: {{amount}} ar gyfartaledd.",
    carbon: "Ym mis {{month}} yr oedd y mwyaf o garbon fesul diwrnod: {{amount}} ar gyfartaledd.",
  },
  exported: "Anfonoch {{amount}} i’r grid.",
  exportedEarned: "Anfonoch {{amount}} i’r grid ac ennill {{earned}}.",
  gasVolume: "Cofnododd eich mesurydd nwy {{volume}}, sef {{amount}} o ynni.",
  comparison: {
    whole: "O gymharu â {{span}}: {{before}} bryd hynny, {{now}} nawr.",
    paired:
      "O gymharu â {{span}}: {{before}} bryd hynny, {{now}} nawr, dros y {{paired}} o {{expected}} darlleniad hanner awr sydd gan y ddau.",
    costNote: "Ynni yn unig, heb y tâl sefydlog.",
    notEnough: "Does dim digon o ddata o {{span}} i gymharu’n deg.",
  },
};

export const usage = {
  title: "Defnydd",
  control: { period: "Cyfnod", fuel: "Tanwydd", measure: "Dangos fel" },
  periods: { day: "Diwrnod", week: "Wythnos", month: "Mis", year: "Blwyddyn" },
  measures: { cost: "£", energy: "kWh", carbon: "CO₂" },
  earlier: {
    day: "Y diwrnod blaenorol",
    week: "Yr wythnos flaenorol",
    month: "Y mis blaenorol",
    year: "Y flwyddyn flaenorol",
  },
  later: { day: "Y diwrnod nesaf", week: "Yr wythnos nesaf", month: "Y mis nesaf", year: "Y flwyddyn nesaf" },
  noEarlier: "Does dim darlleniadau hŷn.",
  noLater: "Does dim darlleniadau mwy newydd eto.",
  goToDate: "Mynd i ddyddiad",
  dateHint: "Er enghraifft 21/11/2026",
  dateWrong: "Rhowch ddyddiad rhwng {{from}} a {{to}}, fel {{to}}.",
  go: "Mynd",
  figure: {
    cost: "Cost",
    costSoFar: "Cost hyd yma",
    energy: "Defnyddiwyd",
    energySoFar: "Defnyddiwyd hyd yma",
    carbon: "Carbon a achoswyd",
    carbonSoFar: "Carbon a achoswyd hyd yma",
  },
  includesStanding: "Tâl sefydlog yw {{amount}} ohono. Gan gynnwys TAW.",
  vatIncluded: "Gan gynnwys TAW.",
  eachHalfHour: {
    kWh: "kWh bob hanner awr",
    p: "Ceiniogau bob hanner awr",
    "g CO₂e": "Gramau o CO₂e bob hanner awr",
  },
  eachMonth: { kWh: "kWh bob mis", "£": "Punnoedd bob mis", "kg CO₂e": "Cilogramau o CO₂e bob mis" },
  eachDay: { kWh: "kWh bob dydd", "£": "Punnoedd bob dydd", "kg CO₂e": "Cilogramau o CO₂e bob dydd" },
  includesStandingDay: "Tâl sefydlog yw {{amount}} ohono, nad yw yn y barrau. Gan gynnwys TAW.",
  yearKey: "Diwrnod yw pob sgwâr: y llawnaf a’r cryfaf, y mwyaf.",
  yearWithoutExport: "Mae’r map yn dangos yr hyn a ddefnyddiwyd. Mae’r hyn a anfonwyd i’r grid yn y tabl.",
  chartLabel: "Siart. {{sentence}}",
  pick: { halfHour: "Dewis hanner awr", day: "Dewis diwrnod" },
  barBefore: { halfHour: "Hanner awr cynharach", day: "Diwrnod cynharach" },
  barAfter: { halfHour: "Hanner awr diweddarach", day: "Diwrnod diweddarach" },
  openDay: "Agor y diwrnod hwn",
  detailLabel: "Yr hyn a ddewiswyd yn y siart",
  legend: {
    label: "Yr hyn y mae’r siart yn ei ddangos",
    electricity: "Trydan",
    gas: "Nwy",
    gasOnTop: "Nwy, ar y brig",
    export: "Wedi’i anfon i’r grid, o dan y llinell",
    estimated: "Amlinell: amcangyfrif",
    gap: "Llinellau lletraws: darlleniadau ar goll",
    gapOfDay: "Llinellau lletraws: llawer o ddarlleniadau ar goll",
    unvalued: "Dotiau: dim tariff",
    unvaluedCarbon: "Dotiau: dim ffigur carbon",
    suspect: "Triongl: amheus",
    suspectCut: "Triongl: amheus, wedi’i dorri’n fyr",
    corrected: "Diemwnt: wedi newid ers iddo gyrraedd gyntaf",
    provisional: "Dot: byw hyd yma, gall newid",
    below: "o dan {{to}}",
    between: "{{from}} i {{to}}",
    above: "{{from}} a mwy",
  },
  note: {
    missing: "ar goll",
    estimated: "amcangyfrif",
    suspect: "amheus",
    provisional: "byw hyd yma",
    corrected: "wedi’i gywiro",
    notYet: "heb gyrraedd eto",
  },
  noteCount: {
    missing: "{{count}} ar goll",
    estimated: "{{count}} yn amcangyfrif",
    suspect: "{{count}} yn amheus",
    provisional: "{{count}} yn fyw hyd yma",
    corrected: "{{count}} wedi’u cywiro",
    notYet: "{{count}} i ddod",
  },
  noteOfFuel: "{{fuel}}: {{note}}",
  table: {
    show: "Dangos fel tabl",
    region: "Tabl",
    starts: "Yn dechrau",
    day: "Diwrnod",
    month: "Mis",
    perDay: "{{amount}} y dydd",
    standingCharge: "Tâl sefydlog",
    total: "Cyfanswm",
    explain:
      "Darlleniadau gwirioneddol yw’r rhesi heb sylw. Ffigur na ellir ei roi yw llinell doriad; nid yw byth yn sero.",
    explainAverage: "“Y dydd” yw’r cyfartaledd dros y diwrnodau sy’n gyflawn.",
  },
  toKnow: "Da gwybod",
  dataUpTo: "Data hyd at {{when}}.",
  stale: "Nid yw darlleniadau ddoe yn gyflawn eto.",
  noTariff: {
    title: "Dim tariff eto",
    text: "Ychwanegwch eich tariff i weld beth oedd y gost. Tan hynny gall y siart ddangos kWh a CO₂.",
    action: "Ychwanegu tariff",
  },
  how: {
    title: "Sut y cyfrifwyd hyn",
    energyTitle: "Ynni",
    energy:
      "Mae’r mesurydd yn cyfrif trydan mewn oriau wat, a’r cyfan a wnawn yw eu hadio. Mae hanner oriau coll yn cael eu gadael allan, nid eu cyfrif fel sero.",
    gas: "Cyfaint y mae mesuryddion nwy yn ei gyfrif. Metrau ciwbig × 1.02264 × y gwerth caloriffig ÷ 3.6 yw kWh.",
    calorificValue:
      "Y gwerth caloriffig a ddefnyddiwyd: {{value}} MJ/m³. Defnyddir 39.5 lle nad yw gwerth y cartref ei hun yn hysbys.",
    gasDays:
      "Mae gan bob diwrnod nwy (o 05:00 i 05:00) ei werth caloriffig ei hun: gwerth parth nwy {{zone}}. Lle nad yw’n hysbys, defnyddir 39.5 MJ/m³: yma ar {{fallback}} o’r {{days}} diwrnod nwy.",
    costTitle: "Cost",
    cost: "Mae pob hanner awr yn cael ei brisio yn ôl y tariff sydd ar ei gyfer. Ychwanegir tâl sefydlog pob diwrnod a TAW, ac mae’r cyfanswm yn cael ei dalgrynnu unwaith, i’r geiniog agosaf. Gall bil sy’n talgrynnu pob diwrnod fod yn wahanol o geiniogau.",
    carbonTitle: "Carbon",
    carbon:
      "Ynni × dwyster carbon ei hanner awr, neu’r ffactor blynyddol lle nad oes un fesul hanner awr yn hysbys. Mae CO₂e yn cyfrif pob nwy tŷ gwydr fel carbon deuocsid.",
    compareTitle: "Cymharu",
    compare:
      "Mae gan y cyfnod blaenorol yr un hyd a’r un dyddiau o’r wythnos, a dim ond hanner oriau sydd gan y ddau sy’n cael eu cyfrif. Cymharir costau heb y tâl sefydlog.",
    rule: "Rheol:",
    exactly: "Yn union: {{amount}}.",
    intensities: "Ffynhonnell: dwyster carbon y grid trydan fesul hanner awr yn rhanbarth {{region}}.",
    factorElectricity: "Ffynhonnell: ffactor trosi Llywodraeth y DU ar gyfer trydan, {{year}}.",
    factorGas: "Ffynhonnell: ffactor trosi Llywodraeth y DU ar gyfer nwy, {{year}}.",
  },
  empty: {
    noMeterTitle: "Dim mesurydd eto",
    noMeter:
      "Tri cham byr sydd cyn eich siart cyntaf: rhif eich mesurydd, eich cytundeb i weld ei ddarlleniadau, a ffeil gan eich cyflenwr.",
    addMeter: "Ychwanegu mesurydd",
    noReadingsTitle: "Dim darlleniadau eto",
    noReadings:
      "Mae’ch mesurydd yma, ond nid ei ddarlleniadau. Ychwanegwch ffeil a lawrlwythwyd gennych oddi wrth eich cyflenwr.",
    noReadingsCollect:
      "Mae’ch mesurydd yma, ond nid ei ddarlleniadau. Gallwn eu casglu i chi, neu gallwch ychwanegu ffeil gan eich cyflenwr.",
    noReadingsNumber:
      "Mae eich mesurydd yma. Daw ei ddarlleniadau ar ôl i chi deipio’r rhif sydd ar y mesurydd.",
    noReadingsUnderWay:
      "Mae eich mesurydd yma, ac mae ei ddarlleniadau’n cael eu casglu. Byddant i’w gweld yma wrth iddynt gyrraedd.",
    addFile: "Ychwanegu ffeil o ddarlleniadau",
  },
  finding,
};
