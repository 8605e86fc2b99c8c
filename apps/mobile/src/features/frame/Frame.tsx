import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect } from "react";
import { SafeAreaProvider } from "react-native-safe-area-context";
import { keepFreshAnswers } from "../../data/kept-copies.js";
import { queryClient } from "../../data/query-client.js";
import { ThemeProvider } from "../../look/theme.js";
import "../../words/index.js";
import { Gate } from "./Gate.js";
import { LeftScreen } from "./LeftScreen.js";
import { useLeft } from "./quick-exit.js";
import { startServiceWorker } from "./service-worker.js";

/** What stands around every screen. */
export function Frame() {
  useEffect(() => keepFreshAnswers(queryClient), []);
  useEffect(startServiceWorker, []);
  const left = useLeft();
  return (
    <QueryClientProvider client={queryClient}>
      <ThemeProvider>
        <SafeAreaProvider>{left ? <LeftScreen /> : <Gate />}</SafeAreaProvider>
      </ThemeProvider>
    </QueryClientProvider>
  );
}
