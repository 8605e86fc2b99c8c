export const frame = {
  name: "Halfhourly",
  places: "Lleoedd",
  home: "Hafan",
  usage: "Defnydd",
  you: "Chi",
  help: "Help",
  otherLanguage: "English",
  language: "Iaith",
  notFoundTitle: "Heb ddod o hyd i’r dudalen",
  notFound: "Does dim byd yn y cyfeiriad hwn. Os gwnaethoch ei deipio, gwiriwch ei fod yn gywir.",
  goHome: "Mynd i’r Hafan",
  crashTitle: "Mae’n ddrwg gennym, mae’r dudalen hon wedi stopio gweithio",
  crash:
    "Ein bai ni yw hyn ac mae’ch darlleniadau’n ddiogel. Llwythwch y dudalen eto; os bydd yn digwydd unwaith yn rhagor, rhowch wybod i ni.",
  reload: "Llwytho’r dudalen eto",
  demonstration: "Arddangosiad: cafodd pob darlleniad yma ei greu gennym ni. Nid cartref neb ydyw.",
};
