import { useLocalSearchParams } from "expo-router";
import { View } from "react-native";
import { useSession } from "../../data/session.js";
import { serverAddress } from "../../data/server-address.js";
import { useService } from "../../data/queries.js";
import { useLook } from "../../look/useLook.js";
import { space } from "../../look/tokens.js";
import { Disclosure } from "../../parts/Disclosure.js";
import { Heading } from "../../parts/Heading.js";
import { Link } from "../../parts/Link.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Screen } from "../../parts/Screen.js";
import { Stack } from "../../parts/Stack.js";
import { useLanguage, useWords } from "../../words/index.js";
import { TOPIC_NAMES, TOPICS, type Topic } from "./topics.js";

/** Answers, and whom to ask. Anybody may read it, signed in or not. */
export function Help() {
  const { wide } = useLook();
  const { topic: asked } = useLocalSearchParams<{ topic?: string }>();
  const session = useSession();
  const t = useWords("help");
  const back = session.state === "signed-in" ? "/you" : "/";
  return (
    <Screen title={t("title")} back={{ href: back }}>
      <View style={{ flexDirection: wide ? "row" : "column", gap: wide ? space.eight : space.four }}>
        <Stack style={{ flexGrow: 3, flexShrink: 1, flexBasis: wide ? 0 : "auto" }}>
          <Paragraph size="lead">{t("lead")}</Paragraph>
          <View>
            {TOPIC_NAMES.map((topic) => (
              <Answer key={topic} topic={topic} open={topic === asked} />
            ))}
          </View>
        </Stack>
        <View style={{ flexGrow: 2, flexShrink: 1, flexBasis: wide ? 0 : "auto" }}>
          <Stack gap="five">
            <Contact />
            <Operator />
          </Stack>
        </View>
      </View>
    </Screen>
  );
}

function Answer({ topic, open }: { readonly topic: Topic; readonly open: boolean }) {
  const { colours } = useLook();
  return (
    <View style={{ borderTopWidth: 1, borderTopColor: colours.border, paddingVertical: space.one }}>
      <Disclosure title={useTopicWords(topic).title} open={open}>
        <Paragraphs topic={topic} />
      </Disclosure>
    </View>
  );
}

function Paragraphs({ topic }: { readonly topic: Topic }) {
  return (
    <>
      {useTopicWords(topic).paragraphs.map((text) => (
        <Paragraph key={text}>{text}</Paragraph>
      ))}
    </>
  );
}

/** The words of one topic, for this page and for any screen that explains in place. */
export function useTopicWords(topic: Topic): {
  readonly title: string;
  readonly paragraphs: readonly string[];
} {
  const t = useWords("help");
  // The keys are made from `topics.ts`; a test proves that the catalogues have each of them.
  const say = t as (key: string) => string;
  return {
    title: say(`topics.${topic}.title`),
    paragraphs: TOPICS[topic].map((part) => say(`topics.${topic}.${part}`)),
  };
}

function Contact() {
  const t = useWords("help");
  const you = useWords("you");
  return (
    <Stack gap="two">
      <Notice state="plain">{t("contact.emergency")}</Notice>
      <Heading level={2}>{t("contactTitle")}</Heading>
      <Paragraph>{t("contact.supplier")}</Paragraph>
      <Paragraph>{t("contact.advice")}</Paragraph>
      <Link href={t("contact.adviceAddress")}>{t("contact.adviceLink")}</Link>
      <Paragraph>{t("contact.app")}</Paragraph>
      <Link href="/feedback">{you("feedback")}</Link>
    </Stack>
  );
}

/** Who answers for the data of this copy, and the notice in full; the words of a page that the server writes. */
function Operator() {
  const t = useWords("help");
  const { language } = useLanguage();
  const { data } = useService();
  const { name, contact } = data?.operator ?? { name: null, contact: null };
  return (
    <Stack gap="two">
      <Heading level={2}>{t("operator.title")}</Heading>
      {data === undefined ? null : (
        <Paragraph>{name === null ? t("operator.notNamed") : t("operator.named", { name })}</Paragraph>
      )}
      {contact === null ? null : <Paragraph>{t("operator.contact", { contact })}</Paragraph>}
      <Link skipsRouter href={`${serverAddress}/privacy${language === "cy" ? "/cy" : ""}`}>
        {t("operator.notice")}
      </Link>
    </Stack>
  );
}
