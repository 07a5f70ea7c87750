package io.lading.ingest.api;

import io.lading.core.contract.PatchTarget;
import io.lading.core.contract.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose fields are patched, and which version of them the caller has seen.
 *
 * @param violations what is wrong with the request around the patch
 */
record PatchedFields(PatchTarget target, List<Violation> violations) {

  private static final String IF_MATCH = "If-Match";
  private static final Pattern VERSION = Pattern.compile("\"([0-9]{1,9})\"");
  private static final Pattern PACKAGE_NO = Pattern.compile("[^\\x00]{1,64}");

  static PatchedFields of(
      String code,
      @Nullable String packageNo,
      @Nullable String itemId,
      HttpServletRequest request) {
    List<Violation> violations = new ArrayList<>();
    if (packageNo != null && !PACKAGE_NO.matcher(packageNo).matches()) {
      violations.add(new Violation("packageNo", "a string of 1 to 64 characters"));
    }
    var target =
        new PatchTarget(code, packageNo, item(itemId, violations), version(request, violations));
    return new PatchedFields(target, List.copyOf(violations));
  }

  private static @Nullable Long item(@Nullable String itemId, List<Violation> violations) {
    try {
      return itemId == null ? null : Long.valueOf(itemId);
    } catch (NumberFormatException noNumber) {
      violations.add(new Violation("itemId", "an integer of 64 bits"));
      return null;
    }
  }

  /** Null if any will do: the header is absent, or a star. */
  private static @Nullable Integer version(HttpServletRequest request, List<Violation> violations) {
    List<String> tags = Collections.list(request.getHeaders(IF_MATCH));
    if (tags.isEmpty() || tags.equals(List.of("*"))) {
      return null;
    }
    Matcher tag = VERSION.matcher(tags.getFirst().strip());
    if (tags.size() == 1 && tag.matches()) {
      return Integer.valueOf(tag.group(1));
    }
    violations.add(new Violation(IF_MATCH, "one version in quotes, as the last ETag had it"));
    return null;
  }
}
