import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect } from "react";
import { SafeAreaProvider } from "react-native-safe-area-context";
import { keepFreshAnswers } from "../../data/kept-copies.js";
import { queryClient } from "../../data/query-client.js";
import { ThemeProvider } from "../../look/theme.js";
import "../../words/index.js";
import { Gate } from "./Gate.js";
import { startServiceWorker } from "./service-worker.js";

/** What stands around every screen. */
export function Frame() {
  useEffect(() => keepFreshAnswers(queryClient), []);
  useEffect(startServiceWorker, []);
  return (
    <QueryClientProvider client={queryClient}>
      <ThemeProvider>
        <SafeAreaProvider>
          <Gate />
        </SafeAreaProvider>
      </ThemeProvider>
    </QueryClientProvider>
  );
}
