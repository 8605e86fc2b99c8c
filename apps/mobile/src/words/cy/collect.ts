import { everyForm } from "./every-form.js";

export const collect = {
  title: "Darlleniadau sy’n dod ar eu pen eu hunain",
  ask: "Casglu ei ddarlleniadau",
  howFar: "Gweld pa mor bell y mae wedi mynd",
  how: "Sut mae ei ddarlleniadau’n dod i mewn",
  what_zero:
    "Gallwn gasglu darlleniadau’r misoedd diwethaf o’r mesurydd hwn, ac yna rai pob diwrnod newydd, y bore wedyn. Maen nhw’n dod dros y rhwydwaith mesuryddion deallus cenedlaethol.",
  what_one:
    "Gallwn gasglu darlleniadau’r mis diwethaf o’r mesurydd hwn, ac yna rai pob diwrnod newydd, y bore wedyn. Maen nhw’n dod dros y rhwydwaith mesuryddion deallus cenedlaethol.",
  what_two:
    "Gallwn gasglu darlleniadau’r {{count}} fis diwethaf o’r mesurydd hwn, ac yna rai pob diwrnod newydd, y bore wedyn. Maen nhw’n dod dros y rhwydwaith mesuryddion deallus cenedlaethol.",
  what_few:
    "Gallwn gasglu darlleniadau’r {{count}} mis diwethaf o’r mesurydd hwn, ac yna rai pob diwrnod newydd, y bore wedyn. Maen nhw’n dod dros y rhwydwaith mesuryddion deallus cenedlaethol.",
  what_many:
    "Gallwn gasglu darlleniadau’r {{count}} mis diwethaf o’r mesurydd hwn, ac yna rai pob diwrnod newydd, y bore wedyn. Maen nhw’n dod dros y rhwydwaith mesuryddion deallus cenedlaethol.",
  what_other:
    "Gallwn gasglu darlleniadau’r {{count}} mis diwethaf o’r mesurydd hwn, ac yna rai pob diwrnod newydd, y bore wedyn. Maen nhw’n dod dros y rhwydwaith mesuryddion deallus cenedlaethol.",
  covered:
    "Mae eich cydsyniad i weld ei ddarlleniadau’n cynnwys hyn. Gallwch roi’r gorau iddi pryd bynnag y mynnwch.",
  know: {
    title: "Da gwybod",
    missing:
      "Gall rhai hanner oriau fod ar goll am ychydig, lle nad oedd modd cyrraedd y mesurydd. Rydym yn gofyn amdanynt eto.",
    credit:
      "Nid yw’r credyd ar eich mesurydd rhagdalu’n dod gyda nhw: edrychwch ar y mesurydd neu ar eich sgrin ynni.",
    now: "Ar eich sgrin ynni, nid yma, mae’r hyn rydych yn ei ddefnyddio nawr.",
    more: "Rhagor am ddarlleniadau sy’n dod ar eu pen eu hunain",
  },
  notThisFuel: "Does dim yn casglu’r mesurydd hwn yma eto. Gallwch ychwanegu ei ddarlleniadau o ffeil.",
  simulated: {
    title: "Ymarfer yn unig: ni ofynnir i unrhyw rwydwaith go iawn",
    text: "Mae’r copi hwn yn siarad ag efelychydd. Data dychmygol y mae’n eu hanfon, ac mae hynny’n cael ei nodi ble bynnag y cânt eu dangos.",
    thisOne: "Mae’r mesurydd hwn yn un o’r rhai dychmygol. Dyma rif adnabod ei sgrin:",
    meters: "Mesuryddion dychmygol i ymarfer â nhw",
    add: "Rhifau pwyntiau mesur, pob un â rhif adnabod ei sgrin. Ychwanegwch un at eich cyfrif, yna teipiwch y rhif adnabod hwnnw yma.",
  },
  proof: {
    title: "Sut gallwch chi ddangos mai eich cartref chi yw hwn?",
    kinds: {
      "display-id": "Drwy rif adnabod eich sgrin ynni",
      cin: "Drwy rif ar y mesurydd",
      "manual-review": "Drwy bapur, fel bil",
    },
    hints: {
      "display-id": "Y sgrin fach a ddaeth gyda’r mesurydd.",
      cin: "Rydym yn anfon pedwar digid i sgrin y mesurydd ei hun, ac rydych chi’n eu teipio yma.",
      "manual-review":
        "Mae person yn edrych arno, felly gall gymryd rhai diwrnodau gwaith. Gallwch fynd ymlaen â ffeil yn y cyfamser.",
    },
    error: "Dewiswch sut i ddangos mai eich cartref chi yw hwn",
    idLabel: "Rhif adnabod eich sgrin ynni",
    idHint:
      "16 llythyren a digid, ar gefn y sgrin neu yn ei gosodiadau; weithiau fe’i gelwir yn GUID neu MAC. Er enghraifft 00-DB-12-34-56-78-90-A2. Mae cysylltnodau a bylchau’n iawn.",
    idEmpty: "Teipiwch rif adnabod eich sgrin ynni",
    idWrong: "Mae gan rif adnabod 16 nod, y digidau 0 i 9 a’r llythrennau A i F: fe deipioch {{count}}",
    idOdd:
      "Dim ond y digidau 0 i 9 a’r llythrennau A i F sydd mewn rhif adnabod: sero yw’r hyn sy’n edrych fel O",
    idDiffers: "Nid oes sgrin â’r rhif adnabod hwn yn y cartref hwn",
  },
  begin: "Casglu fy narlleniadau",
  beginning: "Yn gofyn",
  proving: "Yn gwirio gyda’r rhwydwaith mai eich cartref chi yw hwn",
  proved: "Gallwch adael y dudalen hon: mae hyn yn parhau hebddoch chi.",
  number: {
    title: "Teipiwch y rhif ar eich mesurydd",
    text: "Rydym wedi anfon pedwar digid i’r mesurydd. Pwyswch fotwm ar y mesurydd i ddeffro ei sgrin, a chwiliwch am neges â’r rhif. Cewch dri chynnig.",
    practice: "Mesurydd dychmygol yw hwn",
    practiceShows: "Byddai ei sgrin yn dangos {{number}}.",
    label: "Rhif ar y mesurydd",
    hint: "4 digid",
    error: "Teipiwch y 4 digid sydd ar sgrin eich mesurydd",
    send: "Gwirio’r rhif",
    sending: "Yn gwirio",
    thrice: "Nid oedd y digidau’n cyfateb deirgwaith. Dechreuwch eto, ac fe anfonwn rai newydd i’r mesurydd.",
  },
  collecting: "Yn casglu eich darlleniadau",
  answersIn: "Wedi cyrraedd: {{done}} o’r {{total}} ateb, {{halfHours}} hyd yma",
  partIn: "Mae {{percent}}% o’r atebion wedi cyrraedd",
  running: {
    title_zero: "Nid oes yr un hanner awr wedi cyrraedd",
    title_one: "Mae {{count, grouped}} hanner awr wedi cyrraedd",
    title_two: "Mae {{count, grouped}} hanner awr wedi cyrraedd",
    title_few: "Mae {{count, grouped}} hanner awr wedi cyrraedd",
    title_many: "Mae {{count, grouped}} hanner awr wedi cyrraedd",
    title_other: "Mae {{count, grouped}} hanner awr wedi cyrraedd",
    text: "Daw pob diwrnod newydd ar ei ben ei hun, y bore wedyn.",
    noneTitle: "Dim hanner oriau eto",
    noneText:
      "Nid oes gan y rhwydwaith hanner oriau’r mesurydd hwn eto. Byddwn yn gofyn am bob diwrnod newydd ein hunain.",
    ...everyForm(
      "differs",
      "Ar {{count}} diwrnod ({{dates}}) nid yw’r hanner oriau’n adio i gyfanswm y mesurydd ei hun. Gofynnwyd unwaith eto, ac ni newidiwyd dim.",
      {
        two: "Ar {{count}} ddiwrnod ({{dates}}) nid yw’r hanner oriau’n adio i gyfanswm y mesurydd ei hun. Gofynnwyd unwaith eto, ac ni newidiwyd dim.",
      },
    ),
    notAll: "Nid yw’r rhwydwaith wedi ateb popeth eto. Rydym yn gofyn eto bob nos, am hyd at wythnos.",
  },
  facts: {
    asked: "Gofynnwyd am",
    askedFromTo: "{{from}} i {{to}}",
    from: "Maen nhw’n dod o",
    network: "Y rhwydwaith mesuryddion deallus cenedlaethol",
    movedIn: "Symudoch i mewn",
    last: "Ateb diwethaf",
    since: "Yn cael ei gasglu ers",
  },
  see: "Gweld eich defnydd",
  stop: {
    ask: "Rhoi’r gorau i gasglu",
    title: "Rhoi’r gorau i gasglu’r mesurydd hwn?",
    text: "Ni ddaw darlleniadau newydd. Cedwir y darlleniadau sydd gennych.",
    yes: "Ie, rhoi’r gorau iddi",
    no: "Na, dal ati",
    stopping: "Yn rhoi’r gorau iddi",
  },
  stopped: {
    title: "Nid yw’r mesurydd hwn yn cael ei gasglu bellach",
    text: "Cedwir y darlleniadau sydd gennych. Gallwch ofyn am ei gasglu eto.",
    consent:
      "Mae eich cydsyniad i weld ei ddarlleniadau wedi dod i ben, felly rydym wedi rhoi’r gorau i ofyn amdanynt.",
  },
  refused: "Doedd dim modd dechrau casglu",
  problems: {
    "meter-not-known":
      "Nid yw’r rhwydwaith yn adnabod mesurydd â’r rhif hwn. Efallai nad yw mesuryddion deallus hŷn arno eto: gall eich cyflenwr ddweud wrthych. Tan hynny, ychwanegwch ffeil.",
    "display-id-differs":
      "Nid oes sgrin â’r rhif adnabod a deipioch yn y cartref sydd â’r mesurydd hwn. Cymharwch y rhif â’ch sgrin unwaith eto.",
    "number-differs": "Nid y rhain yw’r digidau a anfonwyd i’r mesurydd. Edrychwch ar ei sgrin unwaith eto.",
    "number-not-shown":
      "Ni chyrhaeddodd y rhif sgrin y mesurydd, neu ni chafodd ei deipio mewn pryd. Dechreuwch eto, neu defnyddiwch rif adnabod eich sgrin ynni.",
    "too-many-attempts": "Bu gormod o gynigion heddiw. Rhowch gynnig arall yfory, neu ychwanegwch ffeil.",
    "source-not-answering":
      "Nid yw’r rhwydwaith yn ateb ar hyn o bryd. Byddwn yn gofyn eto ein hunain; does dim byd wedi’i golli.",
    "source-refused":
      "Gwrthododd y rhwydwaith ein cais. Nid eich bai chi yw hynny: rhaid i bwy bynnag sy’n rhedeg y gwasanaeth hwn ei gywiro. Tan hynny, gallwch ychwanegu ffeil.",
    "access-ended":
      "Nid yw eich cyflenwr yn rhoi mynediad i ni mwyach. Mewngofnodwch yno eto, a bydd yn parhau o’r man lle y stopiodd: does dim byd wedi’i golli.",
    "account-unknown":
      "Nid yw eich cyflenwr yn adnabod y cyfrif hwn mwyach. Os oes gennych gyfrif newydd yno, mewngofnodwch ag ef. Mae’r hyn sydd yma’n aros.",
    "meter-not-in-account":
      "Nid yw’r mesurydd hwn yn eich cyfrif yno mwyach. Ar ôl newid cyflenwr, cysylltwch eich cyfrif gyda’r un newydd: mae ei hanes yma’n parhau.",
    "unit-not-stated":
      "Nid yw ei gyflenwr yn dweud a yw’r mesurydd hwn yn cyfrif metrau ciwbig neu gilowat-oriau, ac nid ydym yn dyfalu. Ychwanegwch ei ddarlleniadau o ffeil.",
    "unit-differs":
      "Mae ei gyflenwr yn rhoi darlleniadau’r mesurydd hwn mewn uned wahanol i’r rhai sydd yma. Ni storiwyd dim ohonynt. Dywedwch wrthym, ac ychwanegwch ffeil tan hynny.",
    "review-refused":
      "Ni ddangosodd y papur mai eich cartref chi yw hwn. Anfonwch un arall, neu dewiswch ffordd arall. Gallwch ychwanegu ffeil beth bynnag.",
    "consent-ended": "Mae eich cydsyniad i weld ei ddarlleniadau wedi dod i ben.",
  },
  nextTry: "Bydd y cynnig nesaf am {{when}}.",
  lastAnswer: "Daeth yr ateb diwethaf am {{when}}.",
  signInAgain: "Mewngofnodi gyda {{source}} eto",
  ofSupplier: {
    proving: "Yn gofyn i {{source}} am eich mesurydd",
    noneText:
      "Nid oes gan {{source}} hanner oriau’r mesurydd hwn eto. Byddwn yn gofyn am bob diwrnod newydd ein hunain.",
    notAll: "Nid yw {{source}} wedi ateb popeth eto. Byddwn yn gofyn eto ein hunain.",
    "source-not-answering":
      "Nid yw {{source}} yn ateb ar hyn o bryd. Byddwn yn gofyn eto ein hunain; does dim byd wedi’i golli.",
    "source-refused":
      "Gwrthododd {{source}} ein cais. Nid eich bai chi yw hynny: rhaid i bwy bynnag sy’n rhedeg y gwasanaeth hwn ei gywiro. Tan hynny, gallwch ychwanegu ffeil.",
  },
  review: {
    title: "Mae person yn edrych ar eich papurau",
    text: "Anfonwch bapur sy’n dangos eich enw, y cartref hwn a rhif y mesurydd, fel tudalen o fil. Croeswch allan yr hyn nad oes angen i neb ei wybod. Mae person yn edrych arno, felly gall gymryd rhai diwrnodau gwaith.",
    code: "Nodwch y cod hwn",
    to: "Anfonwch ef at",
    operator: "Pwy bynnag sy’n rhedeg y gwasanaeth hwn",
    meanwhile: "Gallwch fynd ymlaen â ffeil yn y cyfamser: mae’r hyn a ddaw ohoni’n aros.",
  },
  can: {
    title: "Beth y gall y cartref hwn ei gael",
    what: {
      "half-hours": "Darlleniadau bob hanner awr",
      live: "Yr hyn a ddefnyddiwch nawr",
      balance: "Balans y mesurydd",
      "meter-tariff": "Cyfraddau sydd yn y mesurydd",
    },
    network: "y rhwydwaith cenedlaethol",
    or: "{{some}} neu {{last}}",
    inUse: "Gan {{source}} nawr",
    heldUp: "Gan {{source}}, unwaith y cawn fynediad eto",
    possible: "Gan {{source}}, ar ôl i chi ei gysylltu",
    not: {
      "no-source": "Dim: nid oes dim y mae’r gwasanaeth hwn yn gofyn iddo yn ei roi",
      "not-prepayment": "Dim: dim ond mesurydd a gaiff ei lwytho ag arian sydd â balans",
      "needs-device": "Ddim eto: mae angen dyfais yn y cartref sy’n mesur nawr, fel Home Mini",
      "source-does-not-give-it": "Dim: nid yw’r lle y daw darlleniadau’r mesurydd hwn ohono yn ei roi",
    },
  },
  others: {
    title: "Drwy eich cyfrif gyda chyflenwr",
    titleElse: "Gadael i’w ddarlleniadau ddod o rywle arall",
    titleOn: "Gadael i’w ddarlleniadau ddod o rywle arall",
    switch:
      "Un lle ar y tro sy’n casglu mesurydd. Mae’r hyn sydd yma’n aros, ac yn parhau’n ddi-dor; mae’r un sy’n ei gasglu nawr yn stopio.",
    account: "Drwy eich cyfrif gyda {{source}}",
    supplier: "Mae eich cyflenwr yn dangos pa fesuryddion yw eich rhai chi.",
    intermediary: "Gwasanaeth sy’n darllen eich mesurydd ar eich rhan.",
    network: "Dros y rhwydwaith mesuryddion deallus cenedlaethol",
  },
  faults: {
    "collection-running": "Mae’r mesurydd hwn yn cael ei gasglu’n barod.",
    "display-id-invalid": "Nid rhif adnabod sgrin yw hwn: mae ganddo 16 llythyren a digid.",
    "too-many-attempts": "Bu gormod o gynigion heddiw. Rhowch gynnig arall yfory, neu ychwanegwch ffeil.",
    "consent-required": "Yn gyntaf, cytunwch i weld darlleniadau’r mesurydd hwn.",
    "source-unknown": "Nid yw’r gwasanaeth hwn yn casglu dim. Ychwanegwch ffeil yn lle hynny.",
    "number-not-asked": "Ni ofynnwyd am rif. Dechreuwch eto.",
    "proof-not-taken":
      "Ni dderbynnir y ffordd hon o ddangos mai eich cartref chi ydyw yno. Dewiswch un arall.",
    "ticket-ended":
      "Cymerodd fwy na 15 munud, felly mae’r hyn a ddywedodd eich cyflenwr wedi’i anghofio. Chwiliwch am eich cyfrif eto.",
    "meter-not-in-account": "Nid yw’r mesurydd hwn yn y cyfrif yr edrychoch amdano.",
    "unit-not-stated":
      "Nid yw ei gyflenwr yn dweud a yw’n cyfrif metrau ciwbig neu gilowat-oriau, ac nid ydym yn dyfalu. Ychwanegwch ffeil yn lle hynny.",
    "moved-in-date": "Mae’r diwrnod y symudoch i mewn eto i ddod. Ewch yn ôl a’i gywiro.",
    "begun-elsewhere":
      "Mae rhywun newydd ddechrau casglu’r mesurydd hwn mewn man arall. Rhowch gynnig arall arni ymhen munud.",
  },
  card: {
    title: "Yn cael ei gasglu",
    none: "Ddim eto",
    "under-way": "Ar y gweill",
    "waiting-for-number": "Yn aros am y rhif ar y mesurydd",
    "waiting-for-review": "Yn aros i berson edrych",
    "access-ended": "Wedi’i ddal yn ôl: mewngofnodwch gyda’ch cyflenwr eto",
    running: "Ydy, bob diwrnod newydd",
    "held-up": "Wedi’i ddal yn ôl: dim ateb ar hyn o bryd",
    trouble: "Wedi’i ddal yn ôl",
    refused: "Doedd dim modd dechrau",
    stopped: "Wedi’i atal",
  },
};
