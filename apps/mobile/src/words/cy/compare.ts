import { ofDays, ofMonths, ofTariffs } from "./counted-nouns.js";
import { everyForm } from "./every-form.js";

const months = (fuel: string) =>
  `Mae gennych tua {{months}} o ddarlleniadau ${fuel}. I naw cartref o bob deg, mae’r wir flwyddyn o fewn {{percent}} yn fwy neu’n llai.`;
const estimated = (fuel: string) =>
  `Mae {{count, grouped}} hanner awr o ${fuel} yn y flwyddyn wedi’u hamcangyfrif.`;
const estimatedOne = (fuel: string) =>
  `Mae {{count, grouped}} hanner awr o ${fuel} yn y flwyddyn wedi’i amcangyfrif.`;
const days = (fuel: string) => `Mae gennych {{days}} o ddarlleniadau ${fuel}, o’r {{fewest}} sydd eu hangen.`;

export const compare = {
  title: "Cymharu tariffau",
  lead: {
    less: "Ar sail eich hanner oriau eich hun, byddai’{{what}} yn costio tua {{cost}} y flwyddyn, {{difference}} yn llai na’ch tariff heddiw.",
    more: "Mae’ch tariff heddiw’n rhatach nag unrhyw un arall: ar sail eich hanner oriau eich hun, byddai’{{what}} yn costio tua {{cost}} y flwyddyn, {{difference}} yn fwy.",
    same: "Ar sail eich hanner oriau eich hun, byddai’{{what}} yn costio tua {{cost}} y flwyddyn, yr un faint â’ch tariff heddiw.",
    alone:
      "Ar sail eich hanner oriau eich hun, byddai’{{what}} yn costio tua {{cost}} y flwyddyn. Nid ydym yn gwybod beth rydych yn ei dalu heddiw.",
  },
  leadExport: {
    less: "Am yr hyn rydych yn ei anfon i’r grid, byddai’{{best}} yn talu tua {{cost}} y flwyddyn i chi, {{difference}} yn fwy na’ch tariff heddiw.",
    more: "Mae’ch tariff heddiw’n talu mwy nag unrhyw un arall: byddai’{{best}} yn talu tua {{cost}} y flwyddyn i chi, {{difference}} yn llai.",
    same: "Am yr hyn rydych yn ei anfon i’r grid, byddai’{{best}} yn talu tua {{cost}} y flwyddyn i chi, yr un faint â’ch tariff heddiw.",
    alone:
      "Am yr hyn rydych yn ei anfon i’r grid, byddai’{{best}} yn talu tua {{cost}} y flwyddyn i chi. Nid ydym yn gwybod beth rydych yn ei gael heddiw.",
  },
  /** With the article that "byddai" has run into: "byddai’r rhataf". */
  ...ofTariffs("cheapestOf", "r rhataf o {{tariffs}}", "r unig dariff rydym yn gwybod amdano"),
  ...ofTariffs("bestOf", "r gorau o {{tariffs}}", "r unig dariff rydym yn gwybod amdano"),
  none: "Ni ellir prisio’r un tariff yn y rhestr ar gyfer eich cartref.",
  vat: "Mae TAW a thaliadau sefydlog ym mhob ffigur.",
  addToday: "Ychwanegu’ch tariff heddiw, i weld y gwahaniaeth",
  inventedAll:
    "Arddangosiad: tariffau a chyflenwyr dychmygol yw’r rhain. Ni ellir cymryd yr un ohonynt yn unman.",
  staleSome: "Mae rhai prisiau’n hŷn na 7 diwrnod a gallent fod wedi newid. Maent wedi’u nodi.",
  control: { scope: "Beth i’w gymharu", order: "Yn nhrefn", meter: "Mesurydd" },
  scopes: { both: "Trydan a nwy", electricity: "Trydan", gas: "Nwy", export: "Wedi’i anfon i’r grid" },
  orders: { cost: "Pris", green: "Cyfran werdd" },
  orderText: {
    cost: "Yn nhrefn y gost a dim byd arall. Does neb yn talu am le yn y rhestr hon.",
    green:
      "Yn nhrefn y gyfran werdd, yna’r gost. Mae cyfran heb dystiolaeth yn cyfrif fel dim. Does neb yn talu am le yn y rhestr hon.",
  },
  search: "Dod o hyd i dariff neu gyflenwr",
  searchHint: "Ar fysellfwrdd, gwasgwch / i ddod yma",
  ...ofTariffs(
    "found",
    "Mae gan {{tariffs}} o {{all}} hyn yn eu henw.",
    "Mae gan {{count, grouped}} tariff o {{all}} hyn yn ei enw.",
  ),
  foundNone: "Does gan yr un tariff hyn yn ei enw.",
  listTitle: "Pob tariff",
  shown: "Yn dangos {{shown}} o {{all}}",
  ...everyForm("showMore", "Dangos {{count}} arall"),
  cutOff: "Dim ond y {{shown}} cyntaf o {{all}} sydd yn y rhestr.",
  aYear: "{{amount}} y flwyddyn",
  earnsAYear: "yn talu {{amount}} y flwyddyn",
  difference: {
    less: "{{amount}} yn llai na heddiw",
    more: "{{amount}} yn fwy na heddiw",
    same: "yr un faint â heddiw",
  },
  differenceExport: {
    less: "yn talu {{amount}} yn fwy na heddiw",
    more: "yn talu {{amount}} yn llai na heddiw",
    same: "yn talu’r un faint â heddiw",
  },
  rank: "Safle {{rank}}",
  todayLine: "Beth rydych yn ei dalu heddiw",
  todayLineExport: "Beth rydych yn ei gael heddiw",
  invented: "cyflenwr dychmygol",
  inventedLong: "cyflenwr dychmygol, ar gyfer yr arddangosiad",
  stale: "Mae ei bris yn hŷn na 7 diwrnod",
  kinds: {
    variable: "Gall y prisiau newid",
    tracker: "Mae’r prisiau’n dilyn y farchnad",
    default: "Tariff y cap ar brisiau: mae’r prisiau’n newid bob chwarter",
  },
  ...ofMonths("fixedMonths", "Prisiau sefydlog am {{months}}"),
  fixedUntil: "Prisiau sefydlog tan {{date}}",
  exitFee: "Ffi ymadael {{amount}}",
  noExitFee: "Dim ffi ymadael",
  green: "Trydan gwyrdd: {{percent}}, yn ôl y dystiolaeth hon: ",
  greenUnproved: "Dim tystiolaeth o gyfran werdd",
  needs: "Dim ond i gartrefi sydd â {{things}}",
  eligibility: {
    "electric-vehicle": "char trydan",
    "heat-pump": "phwmp gwres",
    "solar-panels": "phaneli solar",
    battery: "batri",
    "storage-heaters": "gwresogyddion stôr",
  },
  condition: "Nid yw gostyngiad yn cael ei gyfrif, oherwydd bod amod iddo: ",
  bounds: "Rhwng {{low}} a {{high}}: mae ei brisiau’n newid o fewn rhai hanner oriau.",
  chart: {
    title: "Y rhataf a heddiw",
    titleExport: "Y gorau a heddiw",
    today: "Heddiw",
    ...everyForm(
      "sentence",
      "Mae’r {{count}} tariff rhataf yn costio o {{low}} i {{high}} y flwyddyn.{{today}}",
      {
        one: "Mae’r tariff rhataf yn costio {{low}} y flwyddyn.{{today}}",
        two: "Mae’r {{count}} dariff rhataf yn costio o {{low}} i {{high}} y flwyddyn.{{today}}",
        few: "Mae’r {{count}} thariff rhataf yn costio o {{low}} i {{high}} y flwyddyn.{{today}}",
        many: "Mae’r {{count}} thariff rhataf yn costio o {{low}} i {{high}} y flwyddyn.{{today}}",
      },
    ),
    ...everyForm(
      "sentenceExport",
      "Mae’r {{count}} tariff gorau’n talu o {{high}} i {{low}} y flwyddyn.{{today}}",
      {
        one: "Mae’r tariff gorau’n talu {{low}} y flwyddyn.{{today}}",
        two: "Mae’r {{count}} dariff gorau’n talu o {{high}} i {{low}} y flwyddyn.{{today}}",
        few: "Mae’r {{count}} thariff gorau’n talu o {{high}} i {{low}} y flwyddyn.{{today}}",
        many: "Mae’r {{count}} thariff gorau’n talu o {{high}} i {{low}} y flwyddyn.{{today}}",
      },
    ),
    todayAt: " Mae’ch tariff heddiw’n costio {{amount}}; mae’r llinell yn ei nodi.",
    todayAtExport: " Mae’ch tariff heddiw’n talu {{amount}}; mae’r llinell yn ei nodi.",
    legend: "Yr hyn mae’r siart yn ei ddangos",
    cheaper: "Llai na heddiw",
    dearer: "Llinellau lletraws: yr un faint â heddiw neu fwy",
    cheaperExport: "Yn talu mwy na heddiw",
    dearerExport: "Llinellau lletraws: yn talu’r un faint â heddiw neu lai",
    todayBar: "Amlinell: heddiw",
    plain: "Cost blwyddyn",
    plainExport: "Yr hyn mae blwyddyn yn ei dalu",
    table: "Y siart fel tabl",
    place: "Safle",
    tariff: "Y tariff",
    year: "£ y flwyddyn",
    against: "O gymharu â heddiw",
    apart: { less: "{{amount}} yn llai", more: "{{amount}} yn fwy", same: "yr un faint" },
    isToday: "Heddiw",
  },
  toKnow: "Sail y ffigurau hyn",
  uncertain: {
    ...ofMonths("electricity", months("trydan")),
    ...ofMonths("gas", months("nwy")),
  },
  wholeYear: {
    electricity: "Mae blwyddyn gyfan o’ch darlleniadau trydan gennym.",
    gas: "Mae blwyddyn gyfan o’ch darlleniadau nwy gennym.",
  },
  estimated: {
    ...everyForm("electricity", estimated("drydan"), { one: estimatedOne("drydan") }),
    ...everyForm("gas", estimated("nwy"), { one: estimatedOne("nwy") }),
  },
  place: "Eich defnydd yn ystod {{span}} yw hwn. Prisiau {{region}} ydynt, {{payment}}.",
  placeUnknown: "Eich defnydd yn ystod {{span}} yw hwn. Prisiau ar gyfer talu {{payment}} ydynt.",
  payments: {
    "direct-debit": "drwy ddebyd uniongyrchol",
    "standard-credit": "drwy fil, bob chwarter",
    prepayment: "wrth fynd, drwy ychwanegu credyd",
  },
  night: {
    meter: "Oriau rhatach tariffau dau bris yw {{times}}, fel mae’ch mesurydd yn eu cadw.",
    household: "Oriau rhatach tariffau dau bris yw {{times}}, fel y dywedoch wrthym.",
    region:
      "Oriau rhatach tariffau dau bris yw {{times}}, fel sy’n arferol yn eich rhanbarth. Gall eich mesurydd gadw rhai eraill.",
  },
  span: "{{from}} i {{to}}",
  gmt: "{{times}} GMT drwy’r flwyddyn",
  notIn: { electricity: "Nid yw’ch trydan yn hyn.", gas: "Nid yw’ch nwy yn hyn." },
  allowIt: "Dweud beth rydych yn ei ganiatáu",
  ...ofTariffs(
    "notPriced",
    "Nid yw {{tariffs}} sydd ar gael yn y rhestr",
    "Nid yw {{count, grouped}} tariff sydd ar gael yn y rhestr",
  ),
  notPricedText:
    "Mae tariff na ellir ei brisio’n union ar gyfer eich cartref yn cael ei adael allan. Nid yw byth yn cael ei ddyfalu.",
  why: {
    "not-in-this-region-or-payment":
      "ddim yn cael ei werthu yn eich rhanbarth, neu ar gyfer y ffordd rydych yn talu",
    "meter-times-not-known": "nid yw oriau ei bris rhatach yn hysbys",
    "prices-not-known-for-all-dates": "nid yw ei brisiau’n hysbys ar gyfer pob diwrnod o’r flwyddyn",
    other: "ni ellir ei brisio’n union",
  },
  noSwitching:
    "Dydyn ni ddim yn eich newid i gyflenwr arall, a chaiff dim cyflenwr wybod eich bod wedi edrych.",
  how: "Sut mae’r cymharu’n gweithio",
  regions: {
    _A: "Dwyrain Lloegr",
    _B: "Dwyrain Canolbarth Lloegr",
    _C: "Llundain",
    _D: "Glannau Mersi a Gogledd Cymru",
    _E: "Gorllewin Canolbarth Lloegr",
    _F: "Gogledd-ddwyrain Lloegr",
    _G: "Gogledd-orllewin Lloegr",
    _H: "De Lloegr",
    _J: "De-ddwyrain Lloegr",
    _K: "De Cymru",
    _L: "De-orllewin Lloegr",
    _M: "Swydd Efrog",
    _N: "De a Chanolbarth yr Alban",
    _P: "Gogledd yr Alban",
  },
  tariff: {
    title: "Sut y cyfrifwyd y flwyddyn hon",
    back: "Pob tariff",
    lead: "Ar sail eich hanner oriau eich hun byddai’r tariff hwn yn costio {{total}} y flwyddyn: {{energy}} am ynni a {{standing}} am daliadau sefydlog, gyda {{vat}} o TAW ynddo.",
    leadExport:
      "Am yr hyn rydych yn ei anfon i’r grid byddai’r tariff hwn yn talu {{total}} y flwyddyn i chi.",
    estimate:
      "Mae wedi’i gyfrifo i’r geiniog, ac amcangyfrif ydyw o hyd: bydd eich blwyddyn nesaf yn wahanol.",
    exactly: "Yn union {{amount}}.",
    terms: "Ei delerau",
    go: "At ei gyflenwr",
    goText: "Yno rydych yn newid, nid yma. Gofynnwch am ei brisiau cyn cytuno: gallent fod wedi newid.",
    invented: "Dychmygol yw ei gyflenwr, ar gyfer yr arddangosiad: ni ellir ei gymryd yn unman.",
    noLink: "Daeth heb gyfeiriad ei gyflenwr.",
    save: "Cadw fel CSV",
    saving: "Yn cadw",
    months: "Fesul mis",
    monthsTable: "Y misoedd mewn un tabl",
    monthsOf: { electricity: "Trydan", gas: "Nwy", export: "Wedi’i anfon i’r grid" },
    pricesWithVat:
      "Mae’r prisiau fel mae’r tariff yn eu nodi, gan gynnwys TAW. Mae’r symiau heb TAW, sydd â’i linell ei hun, ar gyfraddau’r flwyddyn i ddod.",
    pricesWithoutVat:
      "Mae’r prisiau a’r symiau heb TAW, sydd â’i linell ei hun, ar gyfraddau’r flwyddyn i ddod.",
    month: "Mis",
    energy: "Ynni",
    standing: "Tâl sefydlog",
    vat: "TAW",
    total: "Cyfanswm",
    monthParts: "Ynni {{energy}}, tâl sefydlog {{standing}}, TAW {{vat}}",
    openAll: "Agor pob mis",
    closeAll: "Cau pob mis",
    ofMonth: "{{month}}: {{amount}}",
    what: "Beth",
    kwh: "kWh",
    price: "c y kWh",
    amount: "£",
    ...ofDays("standingDays", "Tâl sefydlog, {{days}} am {{pence}}"),
    rounded:
      "Mae pob llinell wedi’i thalgrynnu i’w darllen. Mae’r cyfanswm yn cael ei adio’n union a’i dalgrynnu unwaith.",
    gone: "Nid yw’r tariff hwn ymhlith y rhai sy’n cael eu cymharu bellach.",
    notReady: "Nid yw’r cymharu’n barod, felly does dim blwyddyn i’w dangos.",
    bands: {
      all: "Pob awr",
      day: "Dydd",
      night: "Nos",
      other: "Oriau eraill",
      peak: "Oriau brig",
      "off-peak": "Oriau tawel",
      "evening-weekend": "Min nos a phenwythnos",
      heating: "Gwresogi",
      "half-hourly": "Hanner oriau, pob un am ei bris",
      daily: "Dyddiau, pob un am ei bris",
      blocks: "Yn ôl faint a ddefnyddir",
      "across-a-switch": "Hanner oriau lle mae’r pris yn newid",
    },
  },
  states: {
    noMeter: {
      title: "Ychwanegwch fesurydd yn gyntaf",
      text: "Gyda’ch hanner oriau eich hun mae’r cymharu’n digwydd, felly mae angen mesurydd a’i ddarlleniadau.",
      action: "Ychwanegu mesurydd",
    },
    consent: {
      gone: "Doedd dim modd cysylltu’r hyn rydych yn ei ganiatáu â’r mesurydd hwn.",
      action: "Gweld beth rydych yn ei ganiatáu",
    },
    tooLittle: {
      title: "Dim digon o ddarlleniadau eto",
      ...ofDays("electricity", days("trydan")),
      ...ofDays("gas", days("nwy")),
      text: "Gyda llai na thri mis, dyfaliad fyddai blwyddyn. Mae darlleniadau hŷn gan eich cyflenwr yn helpu ar unwaith; fel arall, dewch yn ôl pan fydd rhagor o ddyddiau wedi cyrraedd.",
      action: "Ychwanegu darlleniadau hŷn o ffeil",
    },
    region: {
      title: "Nid yw’ch rhanbarth yn hysbys",
      text: "Mae prisiau’n wahanol rhwng 14 rhanbarth Prydain Fawr. Mae rhif eich mesurydd trydan yn dweud pa un yw’ch un chi: nid yw yn eich cyfrif eto.",
      action: "Ychwanegu’ch mesurydd trydan",
      independent:
        "Mae prisiau’n wahanol rhwng 14 rhanbarth Prydain Fawr. Rhif rhwydwaith annibynnol sydd ar eich mesurydd trydan, ac nid yw’n dweud y rhanbarth. Ni allwn gymharu ar gyfer cartrefi o’r fath eto.",
      tell: "Dweud wrthym fod angen hyn arnoch",
    },
    noMarket: {
      title: "Does dim tariffau i gymharu â nhw",
      text: "Does gan y copi hwn o’r gwasanaeth ddim tariffau ar hyn o bryd. Mae’ch darlleniadau’n ddiogel. Mae tariffau’n cael eu nôl pan fydd yn cychwyn ac yna bob dydd: edrychwch eto mewn ychydig funudau.",
    },
  },
};
