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
 * Classes of malformed order updates, a message each, of every type of input: each has to end as
 * one dead letter with its code that names every wrong field, and none may harm its neighbours or
 * touch its order.
 */
public final class MalformedUpdates {
  private static final String UNREADABLE = "UNREADABLE_EVENT";
  private static final String UNKNOWN = "UNKNOWN_TYPE";
  private static final String INVALID = "INVALID_EVENT";
  private static final String STATUS = "status-update";
  private static final String ANSWER = "intercept-answered";
  private static final String UPDATE = "update";
  private static final String CANCEL = "cancel";
  private static final String SCAN = "checkpoint";
  private static final List<String> TYPES = List.of(STATUS, ANSWER, UPDATE, CANCEL, SCAN);
  private static final String PREFIX = "io.lading.order.";

  /** Has what each of the types needs. */
  private static final String GOOD =
      "{'lgOrderCode':'CODE','status':'DELIVERED','outcome':'CAUGHT','changes':{'buyerName':'b'}}";

  private static final int TWO_MEGABYTES = 2 << 20;

  private final String lgOrderCode;
  private final List<Update> updates = new ArrayList<>();

  private MalformedUpdates(String lgOrderCode) {
    this.lgOrderCode = lgOrderCode;
  }

  /**
   * @param message with the code of the dead letter it has to become
   * @param fields every wrong one, as the dead letter names them; none if it cannot be read
   */
  public record Update(MalformedMessages.Message message, List<String> fields) {
    @Override
    public String toString() {
      return message.name();
    }
  }

  /** All classes; the order they are about must not change. The last is larger than 1 MiB. */
  public static List<Update> about(String lgOrderCode) {
    MalformedUpdates all = new MalformedUpdates(lgOrderCode);
    TYPES.forEach(all::unreadable);
    all.statusUpdates();
    all.placesAndTimes();
    all.interceptAnswers();
    all.fieldUpdates();
    all.changes();
    all.cancels();
    all.checkpoints();
    all.wrongTypes();
    all.wrongEnvelope();
    all.tooMuch();
    return List.copyOf(all.updates);
  }

  private void unreadable(String type) {
    String good = json(GOOD);
    add(type, "tombstone", null);
    add(type, "empty value", new byte[0]);
    add(type, "truncated JSON", good.substring(0, good.length() - 2).getBytes(UTF_8));
    add(type, "trailing garbage", (good + "]").getBytes(UTF_8));
    add(type, "array at the root", ("[" + good + "]").getBytes(UTF_8));
    add(type, "Latin-1", with("'description':'é'").getBytes(ISO_8859_1));
    add(type, "UTF-16", good.getBytes(UTF_16BE));
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    add(type, "depth 10000", with("'x':" + deep).getBytes(UTF_8));
    invalid(
        type,
        "lgOrderCode as number",
        "{'lgOrderCode':7,'outcome':'CAUGHT','status':'SHIPPED','changes':{}}",
        "/lgOrderCode");
    invalid(type, "empty packageNo", with("'packageNo':''"), "/packageNo");
    invalid(type, "packageNo too long", with("'packageNo':'" + "x".repeat(65) + "'"), "/packageNo");
    invalid(type, "packageNo as object", with("'packageNo':{}"), "/packageNo");
  }

  private void statusUpdates() {
    invalid(STATUS, "nothing", "{}", "/lgOrderCode", "/status");
    invalid(STATUS, "no order", "{'status':'SHIPPED'}", "/lgOrderCode");
    invalid(STATUS, "half a trade", "{'tradeOrderCode':'T','status':'SHIPPED'}", "/bizType");
    invalid(STATUS, "other half", "{'bizType':'B2C','status':'SHIPPED'}", "/tradeOrderCode");
    invalid(
        STATUS,
        "code too long",
        "{'lgOrderCode':'" + "x".repeat(129) + "','status':'SHIPPED'}",
        "/lgOrderCode");
    invalid(STATUS, "no status", "{'lgOrderCode':'CODE'}", "/status");
    invalid(STATUS, "status null", "{'lgOrderCode':'CODE','status':null}", "/status");
    invalid(STATUS, "unknown status", "{'lgOrderCode':'CODE','status':'LOST'}", "/status");
    invalid(STATUS, "lower case", "{'lgOrderCode':'CODE','status':'delivered'}", "/status");
    invalid(STATUS, "status as number", "{'lgOrderCode':'CODE','status':3}", "/status");
    invalid(STATUS, "field twice", with("'status':'SHIPPED'"), "/status");
    invalid(
        STATUS, "negative version", with("'expectedStatusVersion':-1"), "/expectedStatusVersion");
    invalid(
        STATUS, "half a version", with("'expectedStatusVersion':1.5"), "/expectedStatusVersion");
    invalid(
        STATUS,
        "version beyond 32 bits",
        with("'expectedStatusVersion':2147483648"),
        "/expectedStatusVersion");
    invalid(
        STATUS, "version as text", with("'expectedStatusVersion':'1'"), "/expectedStatusVersion");
    invalid(STATUS, "mailNo too long", with("'mailNo':'" + "x".repeat(257) + "'"), "/mailNo");
    invalid(
        STATUS,
        "carrier too long",
        with("'expressCode':'" + "x".repeat(33) + "','expressName':'" + "x".repeat(33) + "'"),
        "/expressCode",
        "/expressName");
    invalid(STATUS, "NUL", with("'description':'a\\u0000b'"), "/description");
    invalid(STATUS, "lone surrogate", with("'description':'\\ud800'"), "/description");
    invalid(
        STATUS,
        "description too long",
        with("'description':'" + "x".repeat(1025) + "'"),
        "/description");
    invalid(
        STATUS,
        "everything wrong",
        "{'lgOrderCode':1,'status':2,'packageNo':3,'expectedStatusVersion':'4','mailNo':5,'expressCode':6,"
            + "'expressName':7,'location':8,'description':9,'occurredAt':10}",
        "/lgOrderCode",
        "/status",
        "/packageNo",
        "/expectedStatusVersion",
        "/mailNo",
        "/expressCode",
        "/expressName",
        "/location",
        "/description",
        "/occurredAt");
  }

  private void placesAndTimes() {
    for (String type : List.of(STATUS, SCAN)) {
      invalid(type, "place as text", with("'location':'here'"), "/location");
      invalid(
          type,
          "off the Earth",
          with("'location':{'lat':90.1,'lon':-180.1}"),
          "/location/lat",
          "/location/lon");
      invalid(type, "latitude only", with("'location':{'lat':1}"), "/location/lon");
      invalid(type, "longitude only", with("'location':{'lon':1}"), "/location/lat");
      invalid(
          type,
          "degrees as text",
          with("'location':{'lat':'1','lon':'2'}"),
          "/location/lat",
          "/location/lon");
      invalid(
          type,
          "place too long",
          with("'location':{'text':'" + "x".repeat(257) + "'}"),
          "/location/text");
    }
    for (String type : List.of(STATUS, ANSWER, SCAN)) {
      invalid(
          type, "time without offset", with("'occurredAt':'2026-06-01T12:00:00'"), "/occurredAt");
      invalid(type, "no such day", with("'occurredAt':'2026-02-30T12:00:00Z'"), "/occurredAt");
      invalid(type, "time as number", with("'occurredAt':1780315200"), "/occurredAt");
    }
  }

  private void interceptAnswers() {
    invalid(ANSWER, "nothing", "{}", "/lgOrderCode", "/outcome");
    invalid(
        ANSWER,
        "trade instead",
        "{'tradeOrderCode':'T','bizType':'B2C','outcome':'CAUGHT'}",
        "/lgOrderCode");
    invalid(ANSWER, "no outcome", "{'lgOrderCode':'CODE'}", "/outcome");
    invalid(ANSWER, "unknown outcome", "{'lgOrderCode':'CODE','outcome':'PERHAPS'}", "/outcome");
    invalid(ANSWER, "outcome as flag", "{'lgOrderCode':'CODE','outcome':true}", "/outcome");
    invalid(
        ANSWER, "text too long", with("'description':'" + "x".repeat(1025) + "'"), "/description");
  }

  private void fieldUpdates() {
    invalid(UPDATE, "nothing", "{}", "/lgOrderCode", "/changes");
    invalid(UPDATE, "no changes", "{'lgOrderCode':'CODE'}", "/changes");
    invalid(UPDATE, "changes null", "{'lgOrderCode':'CODE','changes':null}", "/changes");
    invalid(UPDATE, "changes as array", "{'lgOrderCode':'CODE','changes':[]}", "/changes");
    invalid(UPDATE, "changes as text", "{'lgOrderCode':'CODE','changes':'{}'}", "/changes");
    invalid(UPDATE, "negative version", with("'expectedVersion':-1"), "/expectedVersion");
    invalid(UPDATE, "version as text", with("'expectedVersion':'1'"), "/expectedVersion");
    invalid(
        UPDATE,
        "what packages do not have",
        "{'lgOrderCode':'CODE','packageNo':'1','changes':{'buyerName':'b','sellerName':null}}",
        "/changes/buyerName",
        "/changes/sellerName");
  }

  private void changes() {
    changing("field twice", "'buyerName':'a','buyerName':'b'", "/changes");
    changing("text too long", "'buyerName':'" + "x".repeat(65) + "'", "/changes/buyerName");
    changing("NUL", "'mailNo':'a\\u0000'", "/changes", "/changes/mailNo");
    changing(
        "party as text", "'receiver':'me','sender':[]", "/changes/receiver", "/changes/sender");
    changing(
        "wrong party",
        "'receiver':{'id':'x','name':1,'telephone':'" + "1".repeat(33) + "','address':{}}",
        "/changes/receiver/id",
        "/changes/receiver/name",
        "/changes/receiver/telephone",
        "/changes/receiver/address");
    changing("half a place", "'receiver':{'location':{'lat':1}}", "/changes/receiver/location/lon");
    changing(
        "place off the Earth",
        "'sender':{'location':{'lat':91,'lon':0}}",
        "/changes/sender/location/lat");
    changing(
        "half of a place cleared",
        "'receiver':{'location':{'lat':null,'lon':2}}",
        "/changes/receiver/location/lat");
    changing("window as text", "'deliveryWindow':'tomorrow'", "/changes/deliveryWindow");
    changing(
        "window without offset",
        "'deliveryWindow':{'to':'2026-06-01'}",
        "/changes/deliveryWindow/to");
    changing(
        "window that ends before it begins",
        "'deliveryWindow':{'from':'2026-06-02T00:00:00Z','to':'2026-06-01T00:00:00Z'}",
        "/changes/deliveryWindow/to");
    changing("feature as number", "'feature':7", "/changes/feature");
    changing("feature of 2 KB", "'feature':{'a':'" + "x".repeat(2048) + "'}", "/changes/feature");
  }

  private void changing(String name, String members, String... fields) {
    invalid(UPDATE, name, "{'lgOrderCode':'CODE','changes':{" + members + "}}", fields);
  }

  private void cancels() {
    invalid(CANCEL, "nothing", "{}", "/lgOrderCode");
    invalid(CANCEL, "half a trade", "{'tradeOrderCode':'T'}", "/bizType");
    invalid(CANCEL, "other half", "{'bizType':'B2C'}", "/tradeOrderCode");
    invalid(
        CANCEL,
        "empty trade",
        "{'tradeOrderCode':'','bizType':''}",
        "/lgOrderCode",
        "/tradeOrderCode",
        "/bizType");
    invalid(CANCEL, "reason too long", with("'reason':'" + "x".repeat(257) + "'"), "/reason");
    invalid(CANCEL, "reason as array", with("'reason':[]"), "/reason");
  }

  private void checkpoints() {
    invalid(SCAN, "nothing", "{}", "/lgOrderCode");
    invalid(SCAN, "half a waybill", "{'mailNo':'SF1'}", "/expressCode");
    invalid(SCAN, "other half", "{'expressCode':'SF'}", "/mailNo");
    invalid(SCAN, "half a waybill of an order", with("'mailNo':'SF1'"), "/expressCode");
    invalid(
        SCAN,
        "empty waybill",
        "{'expressCode':'','mailNo':''}",
        "/expressCode",
        "/mailNo",
        "/lgOrderCode");
    invalid(
        SCAN,
        "waybill too long",
        "{'expressCode':'" + "x".repeat(33) + "','mailNo':'M'}",
        "/expressCode");
    invalid(SCAN, "trade instead", "{'tradeOrderCode':'T','bizType':'B2C'}", "/lgOrderCode");
    invalid(
        SCAN, "text too long", with("'description':'" + "x".repeat(1025) + "'"), "/description");
  }

  private void wrongTypes() {
    add("no type", Map.of(), UNKNOWN);
    add("unknown type", Map.of("ce_type", PREFIX + "status-updated"), UNKNOWN);
    add("type of the future", Map.of("ce_type", PREFIX + "status-update.v2"), UNKNOWN);
    add("what we say ourselves", Map.of("ce_type", PREFIX + "status-changed"), UNKNOWN);
  }

  private void wrongEnvelope() {
    String type = PREFIX + STATUS;
    add("ce_time is no time", Map.of("ce_type", type, "ce_time", "noon"), INVALID, "ce_time");
    add("empty ce_id", Map.of("ce_type", type, "ce_id", ""), INVALID, "ce_id");
    add(
        "retry is no number",
        Map.of("ce_type", type, "lading-retry", "again"),
        INVALID,
        "lading-retry");
    add(
        "CloudEvents 9",
        Map.of("ce_type", type, "ce_specversion", "9.0"),
        INVALID,
        "ce_specversion");
    String structured =
        "{'type':'%s','data':{'lgOrderCode':'CODE','status':'LOST'}}".formatted(type);
    add(
        "structured mode",
        Map.of("content-type", "application/cloudevents+json"),
        json(structured).getBytes(UTF_8),
        INVALID,
        "/data/status");
  }

  private void tooMuch() {
    add(STATUS, "number of 10000 digits", with("'x':" + "9".repeat(10_000)).getBytes(UTF_8));
    add(STATUS, "name of 10000 characters", with("'" + "x".repeat(10_000) + "':1").getBytes(UTF_8));
    byte[] large = new byte[TWO_MEGABYTES];
    Arrays.fill(large, (byte) ' ');
    byte[] good = json(GOOD).getBytes(UTF_8);
    System.arraycopy(good, 0, large, 0, good.length);
    add(STATUS, "2 MB", large);
  }

  /** Cannot be read. */
  private void add(String type, String name, byte @Nullable [] value) {
    add(type + ": " + name, Map.of("ce_type", PREFIX + type), value, UNREADABLE);
  }

  private void invalid(String type, String name, String json, String... fields) {
    Map<String, String> headers = Map.of("ce_type", PREFIX + type);
    add(type + ": " + name, headers, json(json).getBytes(UTF_8), INVALID, fields);
  }

  private void add(String name, Map<String, String> headers, String code, String... fields) {
    add(name, headers, json(GOOD).getBytes(UTF_8), code, fields);
  }

  private void add(
      String name,
      Map<String, String> headers,
      byte @Nullable [] value,
      String code,
      String... fields) {
    Map<String, byte[]> raw = new TreeMap<>();
    raw.put("ce_id", name.getBytes(UTF_8));
    headers.forEach((header, text) -> raw.put(header, text.getBytes(UTF_8)));
    var message = new MalformedMessages.Message(name, raw, name.getBytes(UTF_8), value, code);
    updates.add(new Update(message, List.of(fields)));
  }

  private String with(String member) {
    return json("{" + member + "," + GOOD.substring(1));
  }

  private String json(String text) {
    return text.replace('\'', '"').replace("CODE", lgOrderCode);
  }
}
