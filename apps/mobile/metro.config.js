const { availableParallelism } = require("node:os");
const { getDefaultConfig } = require("expo/metro-config");
const DOMAIN_LEFT_OUT = require("./domain-left-out.js");

const config = getDefaultConfig(__dirname);

/** Icon fonts (6.9 MB) that expo-router refers to and the app never draws. */
const ICON_FONTS = /^@expo-google-fonts\/material-symbols/;

/**
 * What the web app never reaches but its libraries bring along: each stands for modules that are exported and not used.
 * They resolve to nothing, which takes a third off the download. A journey in a real browser shows that nothing is missed.
 */
const UNUSED_ON_THE_WEB = {
  "expo-router/build": [
    "./layouts/Stack",
    "./layouts/Tabs",
    "./link/Link",
    "./link/zoom/usePreventZoomTransitionDismissal",
    "./views/ErrorBoundary",
    "./views/Sitemap",
    "./views/Unmatched",
    "./views/useSitemap",
    "./color",
  ],
  "expo-router/build/views": ["./Toast"],
  "react-native-web/dist": [
    "ActivityIndicator Alert Animated Button CheckBox Clipboard DrawerLayoutAndroid Easing FlatList ImageBackground",
    "InputAccessoryView KeyboardAvoidingView LayoutAnimation LogBox Modal PanResponder Picker ProgressBar RefreshControl",
    "SectionList Share Switch Touchable TouchableHighlight TouchableNativeFeedback TouchableOpacity",
    "TouchableWithoutFeedback Vibration VirtualizedList YellowBox",
  ].flatMap((names) => names.split(" ").map((name) => `./exports/${name}`)),
};

/**
 * expo-router's Slot takes its router from the module of the native stack, which brings headers, toolbars and tabs along.
 * Without `singular` screens, which this app has none of, that router is React Navigation's own.
 */
const NATIVE_STACK = "../layouts/StackClient";
const ROUTER_OF_THE_STACK = "@react-navigation/native";

function isUnusedOnTheWeb(name, origin) {
  return Object.entries(UNUSED_ON_THE_WEB).some(
    ([folder, names]) =>
      names.includes(name) && new RegExp(`/${folder}/[^/]+\\.js$`).test(origin.replaceAll("\\", "/")),
  );
}

/** Of the domain's index only: a module that is reached brings its own along, whatever their folder. */
const INDEX_OF_DOMAIN = /\/packages\/domain\/(dist|src)\/index\.[jt]s$/;

function isOfTheDomainLeftOut(name, origin) {
  return (
    INDEX_OF_DOMAIN.test(origin.replaceAll("\\", "/")) &&
    DOMAIN_LEFT_OUT.some((folder) => name.startsWith(`./${folder}/`))
  );
}

config.resolver.resolveRequest = (context, name, platform) => {
  if (ICON_FONTS.test(name)) return { type: "empty" };
  if (platform === "web" && isUnusedOnTheWeb(name, context.originModulePath)) return { type: "empty" };
  if (platform === "web" && isOfTheDomainLeftOut(name, context.originModulePath)) return { type: "empty" };
  if (platform === "web" && name === NATIVE_STACK)
    return context.resolveRequest(context, ROUTER_OF_THE_STACK, platform);
  // TypeScript's own spelling: "./x.js" means x.ts, x.tsx or x.native.ts, whichever the platform has.
  const own =
    name.startsWith(".") && name.endsWith(".js") && !context.originModulePath.includes("node_modules");
  if (own) {
    try {
      return context.resolveRequest(context, name.slice(0, -3), platform);
    } catch {
      // A compiled package does have x.js.
    }
  }
  return context.resolveRequest(context, name, platform);
};

// Metro leaves a core of two idle; more than four workers cost more memory than they save time.
config.maxWorkers = Math.min(4, availableParallelism());
config.transformer.minifierPath = require.resolve("./metro.minifier.js");

module.exports = config;
