import { View } from "react-native";
import { useMeters, type Meters as MeterList } from "../../data/queries.js";
import { useLook } from "../../look/useLook.js";
import { space } from "../../look/tokens.js";
import { Answered } from "../../parts/Answered.js";
import { ButtonLink } from "../../parts/ButtonLink.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Screen } from "../../parts/Screen.js";
import { Link } from "../../parts/Link.js";
import { useWords } from "../../words/index.js";
import { MeterCard } from "./MeterCard.js";

/** The meters of the account, what we hold of each and since when we may. */
export function Meters() {
  const meters = useMeters();
  const t = useWords("meters");
  return (
    <Screen title={t("title")} back={{ href: "/you" }}>
      <Answered answer={meters} shape={[200, 200]}>
        {(list) => (
          <>
            {list.meters.length === 0 ? <NoMeter /> : <Cards list={list} />}
            {list.meters.length < list.most ? (
              <ButtonLink href="/you/meters/add">{t("add")}</ButtonLink>
            ) : (
              <Full most={list.most} />
            )}
          </>
        )}
      </Answered>
    </Screen>
  );
}

function Cards({ list }: { readonly list: MeterList }) {
  const { wide } = useLook();
  return (
    <View
      style={{
        flexDirection: wide ? "row" : "column",
        flexWrap: "wrap",
        gap: space.three,
        alignItems: "stretch",
      }}
    >
      {list.meters.map((meter) => (
        <View
          key={meter.id}
          style={{
            flexGrow: 1,
            flexShrink: 1,
            flexBasis: wide ? 400 : "auto",
            maxWidth: wide ? 544 : "100%",
          }}
        >
          <MeterCard meter={meter} />
        </View>
      ))}
    </View>
  );
}

function NoMeter() {
  const t = useWords("meters");
  return (
    <Notice state="empty" title={t("none.title")}>
      {t("none.text")}
    </Notice>
  );
}

function Full({ most }: { readonly most: number }) {
  const t = useWords("meters");
  const you = useWords("you");
  return (
    <View>
      <Paragraph quiet>{t("full", { most })}</Paragraph>
      <Link href="/feedback">{you("feedback")}</Link>
    </View>
  );
}
