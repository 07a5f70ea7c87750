package io.lading.traffic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Classes of malformed input, one message each, as somebody's producer might send them to the trade
 * topic: every one has to end as one dead letter with its code, and none may harm its neighbours.
 */
public final class MalformedMessages {
  private static final String UNREADABLE = "UNREADABLE_EVENT";
  private static final String UNKNOWN = "UNKNOWN_TYPE";
  private static final String INVALID = "INVALID_EVENT";
  private static final String PAID = "io.lading.trade.order-paid";
  private static final String GOOD =
      """
      {"tradeOrderCode":"MALFORMED","bizType":"B2C","buyerId":1,"warehouseId":1,\
      "items":[{"itemId":1,"quantity":1}]}\
      """;

  /** More than any sensible limit, and than a broker's default of 1 MB. */
  private static final int TEN_MEGABYTES = 10 << 20;

  private final List<Message> messages = new ArrayList<>();

  private MalformedMessages() {}

  /**
   * @param name of the class of malformed input
   * @param headers with UTF-8 or raw values, as given
   * @param code of the dead letter it has to become
   */
  public record Message(
      String name,
      Map<String, byte[]> headers,
      byte @Nullable [] key,
      byte @Nullable [] value,
      String code) {}

  /** All classes, with the one of 10 MB. */
  public static List<Message> all() {
    MalformedMessages all = new MalformedMessages();
    all.noJson();
    all.noText();
    all.tooMuch();
    all.noType();
    all.wrongTypes();
    all.wrongNumbers();
    all.wrongStructure();
    all.wrongEnvelope();
    return List.copyOf(all.messages);
  }

  private void noJson() {
    add("null value", (byte[]) null, UNREADABLE);
    add("empty value", "", UNREADABLE);
    add("only white space", " \n\t", UNREADABLE);
    add("truncated JSON", GOOD.substring(0, GOOD.length() - 9), UNREADABLE);
    add("trailing garbage", GOOD + "}", UNREADABLE);
    add("two documents", GOOD + GOOD, UNREADABLE);
    add("array at the root", "[" + GOOD + "]", UNREADABLE);
    add("string at the root", "\"" + PAID + "\"", UNREADABLE);
    add("number at the root", "42", UNREADABLE);
    add("null at the root", "null", UNREADABLE);
    add("XML", "<trade code=\"1\"/>", UNREADABLE);
    add("comments", "/* hello */" + GOOD, UNREADABLE);
    add("single quotes", GOOD.replace('"', '\''), UNREADABLE);
    add("trailing comma", GOOD.replace("}]}", "}],}"), UNREADABLE);
    add("NaN", with("\"totalAmount\":NaN"), UNREADABLE);
    add("leading zeros", with("\"sellerId\":007"), UNREADABLE);
    add("raw control character", with("\"buyerName\":\"a\u0001\""), UNREADABLE);
  }

  private void noText() {
    add("Latin-1", with("\"buyerName\":\"é\"").getBytes(ISO_8859_1), UNREADABLE);
    add("UTF-16", GOOD.getBytes(UTF_16BE), UNREADABLE);
    add("overlong UTF-8", spliced(0xC0, 0x80), UNREADABLE);
    add("encoded surrogate", spliced(0xED, 0xA0, 0x80), UNREADABLE);
    add("invalid UTF-8 in an unknown field", spliced("\"unknown\"", 0xFF, 0xFE), UNREADABLE);
    add("random bytes", new byte[] {0, 1, 2, (byte) 0x80, (byte) 0xFF, 0x7B}, UNREADABLE);
    add("NUL in a string", with("\"buyerName\":\"a\\u0000b\""), INVALID);
    add("lone surrogate in a string", with("\"buyerName\":\"\\ud800\""), INVALID);
  }

  private void tooMuch() {
    byte[] large = new byte[TEN_MEGABYTES];
    Arrays.fill(large, (byte) ' ');
    System.arraycopy(GOOD.getBytes(UTF_8), 0, large, 0, GOOD.length());
    add("10 MB", large, UNREADABLE);
    add("depth 10000", with("\"x\":" + "[".repeat(10_000) + "]".repeat(10_000)), UNREADABLE);
    add("number of 10000 digits", with("\"sellerId\":" + "9".repeat(10_000)), UNREADABLE);
    add("name of 10000 characters", with("\"" + "x".repeat(10_000) + "\":1"), UNREADABLE);
    String item = "{\"itemId\":1,\"quantity\":1}";
    String items = "\"items\":[" + (item + ",").repeat(500) + item + "]";
    add("501 items", GOOD.replaceFirst("\"items\".*", items + "}"), INVALID);
    add("feature of 2 KB", with("\"feature\":{\"a\":\"" + "x".repeat(2048) + "\"}"), INVALID);
    add("text too long", with("\"buyerName\":\"" + "x".repeat(65) + "\""), INVALID);
  }

  private void noType() {
    add("no headers at all", Map.of(), GOOD, UNKNOWN);
    add("empty type", Map.of("ce_type", ""), GOOD, UNKNOWN);
    add("unknown type", Map.of("ce_type", "com.example.created"), GOOD, UNKNOWN);
    add("type of the future", Map.of("ce_type", PAID + ".v2"), GOOD, UNKNOWN);
    add("type in upper case", Map.of("ce_type", "IO.LADING.TRADE.ORDER-PAID"), GOOD, UNKNOWN);
    byte[] noUtf8 = {(byte) 0xFF};
    messages.add(
        new Message(
            "type in no UTF-8", Map.of("ce_type", noUtf8), null, GOOD.getBytes(UTF_8), UNKNOWN));
  }

  private void wrongTypes() {
    add("empty object", "{}", INVALID);
    add("id as object", with("\"sellerId\":{}"), INVALID);
    add("id as text", with("\"sellerId\":\"abc\""), INVALID);
    add("code as number", GOOD.replace("\"MALFORMED\"", "5"), INVALID);
    add("empty code", GOOD.replace("\"MALFORMED\"", "\"\""), INVALID);
    add("items as object", GOOD.replaceFirst("\\[.*]", "{}"), INVALID);
    add("no items", GOOD.replaceFirst("\\[.*]", "[]"), INVALID);
    add("items of null", GOOD.replaceFirst("\\[.*]", "[null]"), INVALID);
    add("unknown enum constant", with("\"orderType\":\"SIDEWAYS\""), INVALID);
    add("time without offset", with("\"deliveryWindow\":{\"from\":\"2026-01-01\"}"), INVALID);
    add(
        "coordinates off the Earth",
        with("\"receiver\":{\"location\":{\"lat\":91,\"lon\":0}}"),
        INVALID);
  }

  private void wrongNumbers() {
    add("number beyond 64 bits", with("\"sellerId\":9223372036854775808"), INVALID);
    add("text number beyond 64 bits", with("\"sellerId\":\"99999999999999999999\""), INVALID);
    add("fraction as id", with("\"sellerId\":1.5"), INVALID);
    add("exponent bomb as money", with("\"totalAmount\":1e999999999"), INVALID);
    add("exponent bomb as id", with("\"sellerId\":1e999999999"), INVALID);
    add("money with three decimals", with("\"totalAmount\":0.001"), INVALID);
    add("money too large", with("\"totalAmount\":\"10000000000.00\""), INVALID);
    add("quantity 0", GOOD.replace("\"quantity\":1", "\"quantity\":0"), INVALID);
    add("negative quantity", GOOD.replace("\"quantity\":1", "\"quantity\":-5"), INVALID);
    add(
        "quantity beyond 32 bits",
        GOOD.replace("\"quantity\":1", "\"quantity\":4294967297"),
        INVALID);
  }

  private void wrongStructure() {
    add("field twice", with("\"buyerId\":2"), INVALID);
    add(
        "package twice",
        with("\"packages\":[{\"packageNo\":\"A\"},{\"packageNo\":\"A\"}]"),
        INVALID);
    add(
        "item of two packages in none",
        with("\"packages\":[{\"packageNo\":\"A\"},{\"packageNo\":\"B\"}]"),
        INVALID);
    add("return without its order", with("\"orderType\":\"REVERSE\""), INVALID);
    add(
        "window that ends before it begins",
        with(
            "\"deliveryWindow\":{\"from\":\"2026-01-02T00:00:00Z\",\"to\":\"2026-01-01T00:00:00Z\"}"),
        INVALID);
  }

  private void wrongEnvelope() {
    add("ce_time is no time", Map.of("ce_type", PAID, "ce_time", "noon"), GOOD, INVALID);
    add("retry is no number", Map.of("ce_type", PAID, "lading-retry", "again"), GOOD, INVALID);
    add("CloudEvents 9", Map.of("ce_type", PAID, "ce_specversion", "9.0"), GOOD, INVALID);
    structured("structured mode without data", "{\"type\":\"" + PAID + "\"}", UNREADABLE);
    structured("structured mode without type", "{\"data\":" + GOOD + "}", UNKNOWN);
    structured("structured mode that is none", GOOD, UNKNOWN);
    structured(
        "structured mode with other data", "{\"type\":\"" + PAID + "\",\"data\":[1]}", UNREADABLE);
    structured(
        "structured mode in no Base64",
        "{\"type\":\"" + PAID + "\",\"data_base64\":\"***\"}",
        UNREADABLE);
    add(
        "a batch of CloudEvents",
        Map.of("content-type", "application/cloudevents-batch+json"),
        "[]",
        UNREADABLE);
  }

  private void structured(String name, String value, String code) {
    add(name, Map.of("content-type", "application/cloudevents+json"), value, code);
  }

  private void add(String name, String value, String code) {
    add(name, value.getBytes(UTF_8), code);
  }

  private void add(String name, byte @Nullable [] value, String code) {
    messages.add(
        new Message(name, Map.of("ce_type", PAID.getBytes(UTF_8)), key(name), value, code));
  }

  private void add(String name, Map<String, String> headers, String value, String code) {
    Map<String, byte[]> raw = new TreeMap<>();
    headers.forEach((header, text) -> raw.put(header, text.getBytes(UTF_8)));
    messages.add(new Message(name, raw, key(name), value.getBytes(UTF_8), code));
  }

  private static byte[] key(String name) {
    return name.getBytes(UTF_8);
  }

  private static String with(String field) {
    return "{" + field + "," + GOOD.substring(1);
  }

  private static byte[] spliced(int... bytes) {
    return spliced("\"buyerName\"", bytes);
  }

  /** A good trade with a text field of those bytes. */
  private static byte[] spliced(String field, int... bytes) {
    String text = with(field + ":\"" + "?".repeat(bytes.length) + "\"");
    byte[] raw = text.getBytes(UTF_8);
    int at = text.indexOf('?');
    for (int i = 0; i < bytes.length; i++) {
      raw[at + i] = (byte) bytes[i];
    }
    return raw;
  }
}
