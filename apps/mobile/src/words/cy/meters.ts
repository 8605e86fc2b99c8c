export const meters = {
  title: "Eich mesuryddion",
  none: {
    title: "Dim mesurydd eto",
    text: "Ychwanegwch eich mesurydd trydan neu nwy. Bydd angen ei rif arnoch, sydd ar eich bil.",
  },
  add: "Ychwanegu mesurydd",
  full: "Mae gennych {{most}} mesurydd, sef yr uchafswm mewn un cyfrif. Ar gyfer cartref arall, agorwch ail gyfrif, neu dywedwch wrthym beth sydd ei angen arnoch.",
  number: "Rhif y pwynt mesur",
  payment: "Sut rydych yn talu",
  payments: { credit: "Drwy fil neu ddebyd uniongyrchol", prepayment: "Wrth fynd, drwy ychwanegu credyd" },
  readings: "Darlleniadau",
  readingsFromTo: "{{from}} i {{to}}",
  noReadings: "Dim eto",
  exported: "Wedi’i anfon i’r grid",
  consent: "Eich cydsyniad",
  consentOn: "Cytuno i weld ei ddarlleniadau, ers {{date}}",
  generated: "Wedi’i greu ar gyfer yr arddangosiad",
  addFile: "Ychwanegu darlleniadau o ffeil",
  tariffs: "Tariff",
  remove: {
    ask: "Tynnu’r mesurydd hwn",
    named: "Tynnu’r mesurydd hwn: {{name}}",
    title: "Tynnu’r mesurydd hwn a dileu ei ddarlleniadau?",
    text: "Daw eich cydsyniad i ben nawr, a bydd pob darlleniad sydd gennym o’r mesurydd hwn yn cael ei ddileu. Ni ellir dadwneud hyn. Gallwch ychwanegu’r mesurydd eto’n nes ymlaen, heb ei hen ddarlleniadau.",
    yes: "Ie, ei dynnu",
    no: "Na, ei gadw",
    removing: "Wrthi’n tynnu’r mesurydd",
  },
  open: "Agor y mesurydd hwn",
  newMeter: {
    way: {
      title: "Sut hoffech chi ei ychwanegu?",
      account: "Drwy eich cyfrif gyda’ch cyflenwr",
      accountHint:
        "Mae eich cyflenwr yn dweud wrthym pa fesuryddion sydd gennych, a daw eu darlleniadau ar eu pen eu hunain.",
      number: "Drwy’r rhif ar eich bil",
      numberHint: "MPAN neu MPRN. Daw ei ddarlleniadau dros y rhwydwaith cenedlaethol, neu o ffeil.",
      error: "Dewiswch sut i’w ychwanegu",
    },
    fuel: {
      title: "Pa fesurydd hoffech chi ei ychwanegu?",
      electricityHint: "Mae’n cyfrif oriau cilowat (kWh).",
      gasHint: "Mae’n cyfrif metrau ciwbig (m³).",
      error: "Dewiswch drydan neu nwy",
    },
    number: {
      electricityTitle: "Beth yw rhif pwynt mesur eich trydan?",
      electricityLabel: "MPAN",
      electricityHint:
        "13 digid, ar eich bil ger S fawr, er enghraifft 20 0002 7391 990. Mae bylchau’n iawn.",
      gasTitle: "Beth yw rhif pwynt mesur eich nwy?",
      gasLabel: "MPRN",
      gasHint: "6 i 10 digid, ar eich bil nwy, er enghraifft 3938424403. Mae bylchau’n iawn.",
      where: "Ble mae dod o hyd iddo",
      whereElectricity:
        "Edrychwch ar dudalen eich bil trydan sy’n dangos manylion eich cyflenwad. Enw’r rhif yw MPAN, rhif cyflenwad neu rif pwynt mesur, ac yn aml mae mewn grid wrth ymyl S fawr: defnyddiwch y llinell isaf. Nid y rhif cyfresol ar y mesurydd ydyw.",
      whereGas:
        "Edrychwch ar dudalen eich bil nwy sy’n dangos manylion eich cyflenwad. Enw’r rhif yw MPRN neu gyfeirnod pwynt mesur. Nid y rhif cyfresol ar y mesurydd ydyw.",
      practice: "Dim mesurydd wrth law? Defnyddiwch un dychmygol",
      practiceText:
        "Mae’r copi hwn yn siarad ag efelychydd o’r rhwydwaith, lle nad oes neb yn byw. Dewiswch fesurydd i lenwi ei rif.",
      use: "Defnyddio {{number}}",
      empty: "Teipiwch rif eich pwynt mesur",
      length: "Mae gan MPAN 13 digid, neu 21 gyda’i linell uchaf: fe deipioch {{count}}",
      gasLength: "Mae gan MPRN 6 i 10 digid: fe deipioch {{count}}",
      checkDigit: "Dydy’r 13 digid hyn ddim yn perthyn i’w gilydd: cymharwch bob un â’ch bil",
      linked:
        "Mae’r mesurydd hwn mewn cyfrif yn barod. Gwiriwch y rhif. Os mai chi biau’r mesurydd, mewngofnodwch i’r cyfrif arall neu holwch ni.",
    },
    payment: {
      title: "Sut rydych yn talu amdano?",
      error: "Dewiswch sut rydych yn talu",
    },
    consent: {
      title: "Gawn ni ddangos darlleniadau’r mesurydd hwn i chi?",
      whatText:
        "Darlleniadau hanner awr y mesurydd {{number}}: y rhai rydych chi’n eu hychwanegu a’r rhai rydym yn eu casglu i chi.",
      ifNoText: "Fyddwn ni ddim yn ychwanegu’r mesurydd, a fyddwn ni’n cadw dim byd amdano.",
      yes: "Cewch, dangoswch fy narlleniadau",
      no: "Na, peidiwch â’i ychwanegu",
      adding: "Yn ychwanegu’r mesurydd",
      noticeChanged:
        "Mae ein haddewid wedi newid ers i chi agor y dudalen hon. Darllenwch hi unwaith eto, yna atebwch eto.",
    },
    refused: {
      title: "Dydyn ni ddim wedi ychwanegu’r mesurydd",
      text: "Fe ddywedoch na, felly chadwyd dim byd. Gallwch ddod yn ôl pryd bynnag y mynnwch.",
    },
    done: {
      title: "Mae’ch mesurydd wedi’i ychwanegu",
      text: "Mae {{name}} yn eich cyfrif erbyn hyn, ac mae’ch cydsyniad wedi’i gofnodi gyda dyddiad heddiw.",
      next: "Does dim darlleniadau ganddo eto. Ychwanegwch ffeil gan eich cyflenwr i weld eich hanner oriau.",
      nextCollect:
        "Does dim darlleniadau ganddo eto. Gallwn eu casglu i chi: byddwch â’ch sgrin ynni wrth law, neu’n agos at y mesurydd. Neu ychwanegwch ffeil gan eich cyflenwr.",
      toMeters: "Gweld eich mesuryddion",
    },
  },
};
