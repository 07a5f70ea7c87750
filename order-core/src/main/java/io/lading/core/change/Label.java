package io.lading.core.change;

import io.lading.core.contract.FieldPatch;
import io.lading.core.contract.StatusUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A package's waybill and carrier. */
record Label(@Nullable String mailNo, @Nullable String expressCode, @Nullable String expressName) {

  /** What a scan says of it; what it leaves out or empty stays. */
  Label scanned(StatusUpdate scan) {
    return new Label(
        said(scan.mailNo(), mailNo),
        said(scan.expressCode(), expressCode),
        said(scan.expressName(), expressName));
  }

  private static @Nullable String said(@Nullable String now, @Nullable String before) {
    return now == null || now.isEmpty() ? before : now;
  }

  Label patched(FieldPatch patch) {
    return new Label(
        patch.mailNo().applied(mailNo),
        patch.expressCode().applied(expressCode),
        patch.expressName().applied(expressName));
  }

  /** Names of the fields that differ. */
  List<String> changedIn(Label after) {
    var names = new ArrayList<String>(0);
    if (!Objects.equals(mailNo, after.mailNo)) {
      names.add("mailNo");
    }
    if (!Objects.equals(expressCode, after.expressCode)) {
      names.add("expressCode");
    }
    if (!Objects.equals(expressName, after.expressName)) {
      names.add("expressName");
    }
    return names;
  }
}
