package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

final class PackageStateDraft implements Draft<PackageState> {
  private static final Choice<OrderStatus> STATUS = Choice.of(OrderStatus.class);
  private @Nullable String packageNo;
  private @Nullable OrderStatus status;
  private @Nullable String mailNo;
  private @Nullable String expressCode;

  @Override
  public boolean take(String field, JsonCursor in) {
    switch (field) {
      case "packageNo" -> packageNo = in.text(1, 64);
      case "status" -> status = in.oneOf(STATUS);
      case "mailNo" -> mailNo = in.text(0, 256);
      case "expressCode" -> expressCode = in.text(0, 32);
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public PackageState finish(JsonCursor in) {
    return new PackageState(
        in.required("packageNo", packageNo, ""),
        in.required("status", status, OrderStatus.PENDING),
        mailNo,
        expressCode);
  }
}
