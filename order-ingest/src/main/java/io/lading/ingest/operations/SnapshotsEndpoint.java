package io.lading.ingest.operations;

import io.lading.core.model.LgOrderCode;
import io.lading.ingest.operations.SnapshotsRequest.Reading.One;
import io.lading.ingest.operations.SnapshotsRequest.Reading.Refused;
import io.lading.ingest.operations.SnapshotsRequest.Reading.Span;
import io.lading.ingest.snapshots.RepublishSnapshots;
import io.lading.ingest.snapshots.RepublishSnapshots.Republished;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

/**
 * {@code POST /actuator/snapshots}: publishes the snapshots of one, some or all orders anew, one
 * request at a time, and answers how far it came. 400 names every wrong field; 429: another request
 * is under way; 503: the world failed on the way.
 */
@WebEndpoint(id = SnapshotsEndpoint.ID)
public final class SnapshotsEndpoint {

  static final String ID = "snapshots";

  private final RepublishSnapshots republish;
  private final OneAtATime requests = new OneAtATime();

  public SnapshotsEndpoint(RepublishSnapshots republish) {
    this.republish = republish;
  }

  /** The fields by name; they are read by {@link #reader}, which sees what does not exist too. */
  @WriteOperation
  public WebEndpointResponse<Map<String, Object>> snapshots(
      @Nullable String lgOrderCode, @Nullable String after, @Nullable String upTo) {
    throw WholeRequest.notRead();
  }

  public WholeRequest reader() {
    return new WholeRequest(EndpointId.of(ID), this::answer);
  }

  private WebEndpointResponse<Map<String, Object>> answer(Map<String, Object> fields) {
    return switch (SnapshotsRequest.read(fields)) {
      case Refused(Map<String, String> wrong) -> OneAtATime.refused(wrong);
      case One(long orderId) -> requests.answer(() -> answer(republish.one(orderId)));
      case Span(long after, long upTo) ->
          requests.answer(() -> answer(republish.range(after, upTo)));
    };
  }

  private static WebEndpointResponse<Map<String, Object>> answer(Republished republished) {
    String upTo = LgOrderCode.of(republished.upTo());
    var progress =
        new Progress("orders", republished.orders(), upTo, "ask again with after " + upTo);
    return switch (republished) {
      case Republished.Whole _ -> progress.whole();
      case Republished.Part _ -> progress.part();
      case Republished.Interrupted interrupted -> progress.interrupted(interrupted.why());
    };
  }
}
