package io.lading.ingest.api;

import io.lading.core.contract.EventReader;
import io.lading.core.intake.Outcome;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/** What every operation needs. */
public record ApiNeeds(
    EventReader reader,
    Turnstile turnstile,
    ReadTokenHeader tokens,
    ApiLimits limits,
    Clock clock) {

  Decoding decoding() {
    return new Decoding(reader);
  }

  RequestBodies bodies() {
    return new RequestBodies(limits.maxBodyBytes());
  }

  /**
   * Writes in its turn. Whatever came of it, the answer has the token of what is written by then:
   * who was refused finds what he was refused for.
   *
   * @param order that the outcome is about
   */
  Outcome write(
      HttpServletResponse response, Supplier<Outcome> work, Function<Outcome, OptionalLong> order) {
    return turnstile.pass(
        () -> {
          Outcome outcome = work.get();
          tokens.put(response, order.apply(outcome));
          return outcome;
        });
  }
}
