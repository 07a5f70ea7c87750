package io.lading.tracking.api;

import io.lading.tracking.disclosure.Caller;
import io.lading.tracking.disclosure.Guess;
import io.lading.tracking.disclosure.ReceiptGuesses;
import io.lading.tracking.disclosure.ServiceTokens;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponseException;

/**
 * Who is asking. What is presented must be right: nobody is told less without being told why. Safe
 * for many threads.
 */
public final class Doorkeeper {

  static final String RECEIPT_CODE = "Lading-Receipt-Code";
  private static final String BEARER = "bearer ";

  private final ServiceTokens tokens;
  private final ReceiptGuesses receipts;

  public Doorkeeper(ServiceTokens tokens, ReceiptGuesses receipts) {
    this.tokens = tokens;
    this.receipts = receipts;
  }

  /** For one order. */
  Caller admit(HttpHeaders headers, long orderId) {
    Optional<Caller> service = service(headers);
    String code = headers.getFirst(RECEIPT_CODE);
    if (code != null) {
      demandRight(receipts.judge(code, orderId));
    }
    return service.orElse(code == null ? Caller.ANYBODY : Caller.RECEIPT_HOLDER);
  }

  /** For any orders. */
  Caller admit(HttpHeaders headers) {
    Optional<Caller> service = service(headers);
    if (headers.getFirst(RECEIPT_CODE) != null) {
      throw Problem.RECEIPT_CODE_REFUSED.of(
          "a receipt code is of one order, asked for by its code");
    }
    return service.orElse(Caller.ANYBODY);
  }

  private Optional<Caller> service(HttpHeaders headers) {
    String authorization = headers.getFirst(HttpHeaders.AUTHORIZATION);
    if (authorization == null) {
      return Optional.empty();
    }
    if (!tokens.knows(token(authorization))) {
      throw withHeader(
          Problem.UNAUTHORIZED.of("a service token is sent as Authorization: Bearer TOKEN"),
          HttpHeaders.WWW_AUTHENTICATE,
          "Bearer");
    }
    return Optional.of(Caller.SERVICE);
  }

  private static String token(String authorization) {
    return authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)
        ? authorization.substring(BEARER.length()).strip()
        : "";
  }

  private static void demandRight(Guess guess) {
    switch (guess) {
      case Guess.Right _ -> {}
      case Guess.Wrong _ ->
          throw Problem.RECEIPT_CODE_REFUSED.of("the receipt code is not that of this order");
      case Guess.Barred(Duration rest) ->
          throw withHeader(
              Problem.TOO_MANY_WRONG_CODES.of("no receipt code of this order is looked at for now"),
              HttpHeaders.RETRY_AFTER,
              Long.toString(rest.toSeconds() + 1));
    }
  }

  private static ErrorResponseException withHeader(
      ErrorResponseException problem, String name, String value) {
    problem.getHeaders().set(name, value);
    return problem;
  }
}
