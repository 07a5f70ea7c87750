package io.lading.core.contract;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Merge patches: null clears, what is absent is left alone. Limits are those of the fields. */
final class PatchDrafts {

  private PatchDrafts() {}

  /** What is violated counts as absent; the message is thrown away then. */
  private static <T> Patch<T> patch(JsonCursor in, Function<JsonCursor, @Nullable T> field) {
    if (in.parser().currentToken() == JsonToken.VALUE_NULL) {
      return new Patch.Clear<>();
    }
    T value = field.apply(in);
    return value == null ? new Patch.Absent<>() : new Patch.Set<>(value);
  }

  /** {@code below}: where the changes are. */
  static void demandFields(String below, PatchTarget target, FieldPatch fields, JsonCursor in) {
    if (target.itemId() != null) {
      String none = "to be absent, because an item has none of its own";
      demandAbsent(below + "/receiver", fields.receiver(), none, in);
      demandAbsent(below + "/sender", fields.sender(), none, in);
      demandAbsent(below + "/deliveryWindow", fields.deliveryWindow(), none, in);
      demandAbsent(below + "/mailNo", fields.mailNo(), none, in);
      demandAbsent(below + "/expressCode", fields.expressCode(), none, in);
      demandAbsent(below + "/expressName", fields.expressName(), none, in);
      demandAbsent(below + "/buyerName", fields.buyerName(), none, in);
      demandAbsent(below + "/sellerName", fields.sellerName(), none, in);
    } else if (target.packageNo() != null) {
      String none = "to be absent, because a package has none of its own";
      demandAbsent(below + "/buyerName", fields.buyerName(), none, in);
      demandAbsent(below + "/sellerName", fields.sellerName(), none, in);
    }
  }

  private static void demandAbsent(String field, Patch<?> change, String expected, JsonCursor in) {
    if (!(change instanceof Patch.Absent)) {
      in.violation(field, expected);
    }
  }

  private static Patch<String> text(JsonCursor in, int most) {
    return patch(in, at -> at.text(0, most));
  }

  static final class Fields implements Draft<FieldPatch> {
    private Patch<PartyPatch> receiver = new Patch.Absent<>();
    private Patch<PartyPatch> sender = new Patch.Absent<>();
    private Patch<WindowPatch> deliveryWindow = new Patch.Absent<>();
    private Patch<String> mailNo = new Patch.Absent<>();
    private Patch<String> expressCode = new Patch.Absent<>();
    private Patch<String> expressName = new Patch.Absent<>();
    private Patch<String> buyerName = new Patch.Absent<>();
    private Patch<String> sellerName = new Patch.Absent<>();
    private Patch<String> feature = new Patch.Absent<>();

    @Override
    public boolean take(String field, JsonCursor in) {
      switch (field) {
        case "receiver" -> receiver = patch(in, at -> at.object(new PartyFields()));
        case "sender" -> sender = patch(in, at -> at.object(new PartyFields()));
        case "deliveryWindow" -> deliveryWindow = patch(in, at -> at.object(new Window()));
        case "mailNo" -> mailNo = text(in, 256);
        case "expressCode" -> expressCode = text(in, 32);
        case "expressName" -> expressName = text(in, 32);
        case "buyerName" -> buyerName = text(in, 64);
        case "sellerName" -> sellerName = text(in, 64);
        case "feature" -> feature = patch(in, JsonText::feature);
        default -> {
          return false;
        }
      }
      return true;
    }

    @Override
    public FieldPatch finish(JsonCursor in) {
      return new FieldPatch(
          receiver,
          sender,
          deliveryWindow,
          mailNo,
          expressCode,
          expressName,
          buyerName,
          sellerName,
          feature);
    }
  }

  private static final class PartyFields implements Draft<PartyPatch> {
    private Patch<Long> id = new Patch.Absent<>();
    private Patch<String> name = new Patch.Absent<>();
    private Patch<String> telephone = new Patch.Absent<>();
    private Patch<String> province = new Patch.Absent<>();
    private Patch<String> city = new Patch.Absent<>();
    private Patch<String> area = new Patch.Absent<>();
    private Patch<String> street = new Patch.Absent<>();
    private Patch<String> address = new Patch.Absent<>();
    private Patch<String> addressCode = new Patch.Absent<>();
    private Patch<LocationPatch> location = new Patch.Absent<>();

    @Override
    public boolean take(String field, JsonCursor in) {
      switch (field) {
        case "id" -> id = patch(in, JsonCursor::int64);
        case "name" -> name = text(in, 64);
        case "telephone" -> telephone = text(in, 32);
        case "province" -> province = text(in, 32);
        case "city" -> city = text(in, 64);
        case "area" -> area = text(in, 64);
        case "street" -> street = text(in, 64);
        case "address" -> address = text(in, 1024);
        case "addressCode" -> addressCode = text(in, 32);
        case "location" -> location = patch(in, at -> at.object(new Coordinates()));
        default -> {
          return false;
        }
      }
      return true;
    }

    @Override
    public PartyPatch finish(JsonCursor in) {
      return new PartyPatch(
          id, name, telephone, province, city, area, street, address, addressCode, location);
    }
  }

  private static final class Coordinates implements Draft<LocationPatch> {
    private Patch<Double> lat = new Patch.Absent<>();
    private Patch<Double> lon = new Patch.Absent<>();

    @Override
    public boolean take(String field, JsonCursor in) {
      switch (field) {
        case "lat" -> lat = patch(in, at -> at.coordinate(90));
        case "lon" -> lon = patch(in, at -> at.coordinate(180));
        default -> {
          return false;
        }
      }
      return true;
    }

    @Override
    public LocationPatch finish(JsonCursor in) {
      return new LocationPatch(lat, lon);
    }
  }

  private static final class Window implements Draft<WindowPatch> {
    private Patch<Instant> from = new Patch.Absent<>();
    private Patch<Instant> to = new Patch.Absent<>();

    @Override
    public boolean take(String field, JsonCursor in) {
      switch (field) {
        case "from" -> from = patch(in, JsonCursor::time);
        case "to" -> to = patch(in, JsonCursor::time);
        default -> {
          return false;
        }
      }
      return true;
    }

    @Override
    public WindowPatch finish(JsonCursor in) {
      if (from instanceof Patch.Set<Instant>(Instant begin)
          && to instanceof Patch.Set<Instant>(Instant end)
          && begin.isAfter(end)) {
        in.violation("/to", "not to be before from");
      }
      return new WindowPatch(from, to);
    }
  }
}
