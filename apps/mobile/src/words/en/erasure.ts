export const erasure = {
  title: "What has been deleted",
  deleting: "Deleting",
  places: "{{done}} of {{total}} places have deleted their part",
  started:
    "Started {{when}}. It usually takes minutes, and is done by {{date}} at the latest. You can leave this page.",
  overdue: "This takes longer than it should: it was due by {{date}}. We have been alerted, and it goes on.",
  overdueTitle: "Not finished yet",
  closedTitle: "Deleted",
  closed: "All {{total}} places have deleted their part. Finished {{when}}.",
  closedOn: "Everywhere, on {{date}}.",
  dropped_one:
    "{{count}} piece of work was under way at that moment. It was dropped, and nothing of it was kept.",
  dropped_other:
    "{{count}} pieces of work were under way at that moment. They were dropped, and nothing of them was kept.",
  ofConsent: "{{purpose}}: {{name}}",
  ofAccount: "Your account",
  certificate: "Save the certificate",
  certificateNamed: "Save the certificate: {{what}}",
  certificateWhat: "What a certificate is for",
  certificateText:
    "A certificate is a small file signed by this service. It lists every place that held the data and when each of them deleted it.",
  certificateCheck: "To check it on a computer, without us:",
};
