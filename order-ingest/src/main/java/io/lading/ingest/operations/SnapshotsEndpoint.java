package io.lading.ingest.operations;

import io.lading.core.model.LgOrderCode;
import io.lading.ingest.operations.SnapshotsRequest.Reading.One;
import io.lading.ingest.operations.SnapshotsRequest.Reading.Refused;
import io.lading.ingest.operations.SnapshotsRequest.Reading.Span;
import io.lading.ingest.snapshots.RepublishSnapshots;
import io.lading.ingest.snapshots.RepublishSnapshots.Republished;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

/**
 * {@code POST /actuator/snapshots}: publishes the snapshots of one, some or all orders anew, one
 * request at a time, and answers how far it came. 400 names every wrong field; 429: another request
 * is under way; 503: the world failed on the way.
 */
@WebEndpoint(id = "snapshots")
public final class SnapshotsEndpoint {

  private static final String NOT_READ = "The request was not read";

  private final RepublishSnapshots republish;
  private final Semaphore one = new Semaphore(1);

  public SnapshotsEndpoint(RepublishSnapshots republish) {
    this.republish = republish;
  }

  /**
   * The fields by name; they are read by {@link Reader}, which sees those that do not exist too.
   */
  @WriteOperation
  public WebEndpointResponse<Map<String, Object>> snapshots(
      @Nullable String lgOrderCode, @Nullable String after, @Nullable String upTo) {
    throw new IllegalStateException(NOT_READ);
  }

  WebEndpointResponse<Map<String, Object>> answer(Map<String, Object> fields) {
    return switch (SnapshotsRequest.read(fields)) {
      case Refused(Map<String, String> wrong) ->
          problem(WebEndpointResponse.STATUS_BAD_REQUEST, "nothing was published", wrong);
      case One(long orderId) -> alone(() -> republish.one(orderId));
      case Span(long after, long upTo) -> alone(() -> republish.range(after, upTo));
    };
  }

  private WebEndpointResponse<Map<String, Object>> alone(Supplier<Republished> work) {
    if (!one.tryAcquire()) {
      return problem(
          WebEndpointResponse.STATUS_TOO_MANY_REQUESTS,
          "another request is under way; nothing was published",
          Map.of());
    }
    try {
      return answer(work.get());
    } finally {
      one.release();
    }
  }

  private static WebEndpointResponse<Map<String, Object>> answer(Republished republished) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("orders", republished.orders());
    body.put("upTo", LgOrderCode.of(republished.upTo()));
    body.put("complete", republished instanceof Republished.Whole);
    return switch (republished) {
      case Republished.Whole _ -> new WebEndpointResponse<>(body);
      case Republished.Part part -> {
        body.put("next", goOn(part.upTo()));
        yield new WebEndpointResponse<>(body);
      }
      case Republished.Interrupted interrupted -> {
        body.put("why", interrupted.why());
        body.put("next", goOn(interrupted.upTo()));
        yield new WebEndpointResponse<>(body, WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE);
      }
    };
  }

  private static String goOn(long upTo) {
    return "ask again with after " + LgOrderCode.of(upTo);
  }

  private static WebEndpointResponse<Map<String, Object>> problem(
      int status, String detail, Map<String, String> fields) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("detail", detail);
    body.put("fields", fields);
    return new WebEndpointResponse<>(body, status);
  }

  /** Reads the whole request: what the framework binds leaves out fields that nobody declared. */
  public record Reader(SnapshotsEndpoint endpoint) implements OperationInvokerAdvisor {

    private static final EndpointId ID = EndpointId.of("snapshots");

    @Override
    public OperationInvoker apply(
        EndpointId id, OperationType type, OperationParameters parameters, OperationInvoker next) {
      return id.equals(ID) ? context -> endpoint.answer(context.getArguments()) : next;
    }
  }
}
