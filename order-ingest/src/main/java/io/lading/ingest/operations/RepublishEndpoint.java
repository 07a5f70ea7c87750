package io.lading.ingest.operations;

import io.lading.core.relay.Republish;
import io.lading.core.relay.Republish.Republished;
import io.lading.ingest.operations.RepublishRequest.Reading.Asked;
import io.lading.ingest.operations.RepublishRequest.Reading.Refused;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

/**
 * {@code POST /actuator/republish}: publishes a range of the outbox again, one request at a time,
 * and answers what was published. 400 names every wrong field; 429: another request is under way;
 * 503: the world failed on the way, and how far it came.
 */
@WebEndpoint(id = RepublishEndpoint.ID)
public final class RepublishEndpoint {

  static final String ID = "republish";

  private final Republish republish;
  private final OneAtATime requests = new OneAtATime();

  public RepublishEndpoint(Republish republish) {
    this.republish = republish;
  }

  /** The fields by name; they are read by {@link #reader}, which sees what does not exist too. */
  @WriteOperation
  public WebEndpointResponse<Map<String, Object>> republish(
      @Nullable String fromId,
      @Nullable String toId,
      @Nullable String from,
      @Nullable String to,
      @Nullable String lgOrderCode,
      @Nullable String afterId) {
    throw WholeRequest.notRead();
  }

  public WholeRequest reader() {
    return new WholeRequest(EndpointId.of(ID), this::answer);
  }

  private WebEndpointResponse<Map<String, Object>> answer(Map<String, Object> fields) {
    return switch (RepublishRequest.read(fields)) {
      case Refused(Map<String, String> wrong) -> OneAtATime.refused(wrong);
      case Asked asked ->
          requests.answer(() -> answer(republish.republish(asked.range(), asked.afterId())));
    };
  }

  private static WebEndpointResponse<Map<String, Object>> answer(Republished republished) {
    long upTo = republished.upTo();
    var progress = new Progress("rows", republished.rows(), upTo, "ask again with afterId " + upTo);
    return switch (republished) {
      case Republished.Whole _ -> progress.whole();
      case Republished.Part _ -> progress.part();
      case Republished.Interrupted interrupted -> progress.interrupted(interrupted.why());
    };
  }
}
