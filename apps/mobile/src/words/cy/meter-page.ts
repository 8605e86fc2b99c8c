import { everyForm } from "./every-form.js";

export const meterPage = {
  title: "Eich mesurydd",
  live: {
    title: "Nawr",
    using: "Yn defnyddio",
    sending: "Yn anfon i’r grid",
    ...everyForm("age", "Mesurwyd {{count}} eiliad yn ôl. Byw: golwg gyntaf yn unig, nid darlleniad."),
    old: "Mesurwyd am {{when}}, felly efallai ei fod wedi newid ers hynny.",
    waiting: "Yn gofyn i’r ddyfais yn eich cartref. Daw’r ffigur cyntaf o fewn munud.",
    noPower: "Mae’r ddyfais yn rhoi hanner oriau hyd yma, ond nid y pŵer nawr.",
    looking: "Caiff ei ddiweddaru tra bydd y dudalen hon ar agor.",
  },
  balance: {
    title: "Balans",
    left: "Ar ôl ar y mesurydd",
    owed: "Yn ddyledus ar y mesurydd",
    at: "Y sefyllfa am {{when}}.",
    atOld: "Y sefyllfa am {{when}}. Gall fod wedi newid ers hynny: edrychwch ar y mesurydd ei hun.",
    waiting: "Ni ofynnwyd i’ch cyflenwr eto. Daw o fewn munudau.",
    emergency: "Credyd argyfwng",
    emergencyText: "Defnyddiwyd {{used}} o {{limit}}",
    emergencyUnused: "{{limit}}, heb ddefnyddio dim ohono",
    debt: "Dyled sy’n cael ei thalu",
    debtText: "{{debt}} ar ôl i’w dalu, {{week}} yr wythnos",
    topUps: "Taliadau",
    topUp: "{{amount}} ar {{date}}",
    noTopUps: "Dim un yn y chwe mis diwethaf",
    more: "Taliadau a chredyd argyfwng",
    all: "Pob taliad yn y chwe mis diwethaf",
  },
  ways: {
    title: "Y mesurydd hwn",
    collect: {
      title: "Sut mae ei ddarlleniadau’n dod i mewn",
      detail: "O ble, pa mor bell y mae wedi mynd, a beth arall y gall ei gael",
    },
    file: { title: "Ychwanegu darlleniadau o ffeil", detail: "O lawrlwythiad gan eich cyflenwr" },
    tariffs: { title: "Tariff", detail: "Beth yr ydych yn ei dalu amdano" },
    usage: { title: "Gweld eich defnydd", detail: "Fesul diwrnod, wythnos, mis a blwyddyn" },
  },
};
