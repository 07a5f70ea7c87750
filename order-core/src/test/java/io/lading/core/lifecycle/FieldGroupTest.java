package io.lading.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.FulfilmentMode;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can be changed until when, against tables written by hand. */
class FieldGroupTest {

  @ParameterizedTest
  @EnumSource
  void everyGroupIsOpenAsLongAsIsWritten(FulfilmentMode mode) {
    Expected table = Expected.table(mode, "fields");
    assertThat(table.columns())
        .containsExactlyElementsOf(Stream.of(FieldGroup.values()).map(FieldGroup::name).toList());
    assertThat(table.cells())
        .hasSize(table.rows().size() * FieldGroup.values().length)
        .allSatisfy(
            cell ->
                assertThat(FieldGroup.valueOf(cell.column()).isOpen(mode, cell.standing()))
                    .isEqualTo(cell.expected().equals("+")));
  }

  @Test
  void aRefusalSaysUntilWhenItWouldHaveBeenPossible() {
    assertThat(until(FulfilmentMode.DIRECT))
        .containsEntry(FieldGroup.CONTACT, "until the package is final")
        .containsEntry(FieldGroup.DESTINATION, "until OUT_FOR_DELIVERY")
        .containsEntry(FieldGroup.SENDER, "until SHIPPED")
        .containsEntry(FieldGroup.WAYBILL, "until DELIVERED")
        .containsEntry(FieldGroup.DESCRIPTION, "until archived");
    assertThat(until(FulfilmentMode.CARRIER))
        .containsEntry(FieldGroup.DESTINATION, "until PICKED_UP");
    assertThat(until(FulfilmentMode.WAREHOUSE))
        .containsEntry(FieldGroup.DESTINATION, "until PICKED_UP");
  }

  private static Map<FieldGroup, String> until(FulfilmentMode mode) {
    return Stream.of(FieldGroup.values())
        .collect(Collectors.toMap(group -> group, group -> group.until(mode)));
  }
}
