package io.lading.ingest.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Bodies within the limit: one that says it is longer is not read, another not beyond it. */
final class RequestBodies {

  private static final MediaType ANY_JSON = new MediaType("application", "*+json");

  private final int maxBytes;

  RequestBodies(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  byte[] read(HttpServletRequest request) throws IOException {
    demandJson(request.getContentType());
    if (request.getContentLengthLong() > maxBytes) {
      throw tooLarge();
    }
    byte[] body = request.getInputStream().readNBytes(maxBytes + 1);
    if (body.length > maxBytes) {
      throw tooLarge();
    }
    return body;
  }

  private static void demandJson(@Nullable String contentType) {
    if (contentType != null && !isJson(contentType)) {
      throw new Refused(
          Problem.of(
              HttpStatus.UNSUPPORTED_MEDIA_TYPE,
              "UNREADABLE_EVENT",
              "Content-Type: expected application/json"));
    }
  }

  private static boolean isJson(String contentType) {
    try {
      MediaType type = MediaType.parseMediaType(contentType);
      return MediaType.APPLICATION_JSON.isCompatibleWith(type) || ANY_JSON.isCompatibleWith(type);
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  private Refused tooLarge() {
    return new Refused(
        Problem.of(
            HttpStatus.CONTENT_TOO_LARGE,
            "UNREADABLE_EVENT",
            "The body: expected at most " + maxBytes + " bytes"));
  }
}
