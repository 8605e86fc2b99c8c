import { everyForm } from "./every-form.js";

export const erasure = {
  title: "Beth sydd wedi’i ddileu",
  deleting: "Yn dileu",
  places: "Mae {{done}} o {{total}} lle wedi dileu eu rhan",
  started:
    "Dechreuodd {{when}}. Mae’n cymryd munudau fel arfer, a bydd wedi gorffen erbyn {{date}} fan bellaf. Gallwch adael y dudalen hon.",
  overdue:
    "Mae hyn yn cymryd mwy o amser nag y dylai: roedd i fod i orffen erbyn {{date}}. Rydym wedi cael rhybudd, ac mae’n mynd yn ei flaen.",
  overdueTitle: "Heb orffen eto",
  closedTitle: "Wedi’i ddileu",
  closed: "Mae’r {{total}} lle i gyd wedi dileu eu rhan. Gorffennodd {{when}}.",
  closedOn: "Ym mhobman, ar {{date}}.",
  ...everyForm(
    "dropped",
    "Roedd {{count}} darn o waith ar y gweill yr eiliad honno. Cawsant eu gollwng, a chadwyd dim ohonynt.",
    {
      one: "Roedd {{count}} darn o waith ar y gweill yr eiliad honno. Cafodd ei ollwng, a chadwyd dim ohono.",
      two: "Roedd {{count}} ddarn o waith ar y gweill yr eiliad honno. Cawsant eu gollwng, a chadwyd dim ohonynt.",
    },
  ),
  ofConsent: "{{purpose}}: {{name}}",
  ofAccount: "Eich cyfrif",
  certificate: "Cadw’r dystysgrif",
  certificateNamed: "Cadw’r dystysgrif: {{what}}",
  certificateWhat: "Beth yw diben tystysgrif",
  certificateText:
    "Ffeil fach wedi’i llofnodi gan y gwasanaeth hwn yw tystysgrif. Mae’n rhestru pob lle oedd yn dal y data a phryd y cafodd ei ddileu ym mhob un.",
  certificateCheck: "I’w gwirio ar gyfrifiadur, hebom ni:",
};
