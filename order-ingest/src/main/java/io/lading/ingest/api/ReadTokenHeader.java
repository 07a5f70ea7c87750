package io.lading.ingest.api;

import io.lading.core.reads.ReadToken;
import io.lading.core.reads.postgres.WrittenTokens;
import jakarta.servlet.http.HttpServletResponse;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The header by which a caller finds at the read side what he wrote. It costs one statement after
 * the commit, unless it is switched off.
 */
public final class ReadTokenHeader {

  private final @Nullable WrittenTokens tokens;

  /** {@code tokens}: null if nobody reads elsewhere than here. */
  public ReadTokenHeader(@Nullable WrittenTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * Says how far the log is now. What was written before this fails is written: repeating the
   * request is answered as the first time would have been.
   */
  void put(HttpServletResponse response, OptionalLong orderId) {
    if (tokens != null) {
      ReadToken token =
          orderId.isPresent() ? tokens.ofOrder(orderId.getAsLong()) : tokens.ofNoOrder();
      response.setHeader(ReadToken.HEADER, token.text());
    }
  }
}
