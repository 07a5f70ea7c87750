package io.lading.ingest.operations;

import io.lading.core.relay.Republish;
import io.lading.core.relay.Republish.Republished;
import io.lading.ingest.operations.RepublishRequest.Reading.Asked;
import io.lading.ingest.operations.RepublishRequest.Reading.Refused;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
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
 * {@code POST /actuator/republish}: publishes a range of the outbox again, one request at a time,
 * and answers what was published. 400 names every wrong field; 429: another request is under way;
 * 503: the world failed on the way, and how far it came.
 */
@WebEndpoint(id = "republish")
public final class RepublishEndpoint {

  private static final String NOT_READ = "The request was not read";

  private final Republish republish;
  private final Semaphore one = new Semaphore(1);

  public RepublishEndpoint(Republish republish) {
    this.republish = republish;
  }

  /**
   * The fields by name; they are read by {@link Reader}, which sees those that do not exist too.
   */
  @WriteOperation
  public WebEndpointResponse<Map<String, Object>> republish(
      @Nullable String fromId,
      @Nullable String toId,
      @Nullable String from,
      @Nullable String to,
      @Nullable String lgOrderCode,
      @Nullable String afterId) {
    throw new IllegalStateException(NOT_READ);
  }

  WebEndpointResponse<Map<String, Object>> answer(Map<String, Object> fields) {
    return switch (RepublishRequest.read(fields)) {
      case Refused(Map<String, String> wrong) ->
          problem(WebEndpointResponse.STATUS_BAD_REQUEST, "nothing was published", wrong);
      case Asked asked when one.tryAcquire() -> publish(asked);
      case Asked _ ->
          problem(
              WebEndpointResponse.STATUS_TOO_MANY_REQUESTS,
              "another request is under way; nothing was published",
              Map.of());
    };
  }

  private WebEndpointResponse<Map<String, Object>> publish(Asked asked) {
    try {
      return answer(republish.republish(asked.range(), asked.afterId()));
    } finally {
      one.release();
    }
  }

  private static WebEndpointResponse<Map<String, Object>> answer(Republished republished) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("rows", republished.rows());
    body.put("upTo", republished.upTo());
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
    return "ask again with afterId " + upTo;
  }

  private static WebEndpointResponse<Map<String, Object>> problem(
      int status, String detail, Map<String, String> fields) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("detail", detail);
    body.put("fields", fields);
    return new WebEndpointResponse<>(body, status);
  }

  /** Reads the whole request: what the framework binds leaves out fields that nobody declared. */
  public record Reader(RepublishEndpoint endpoint) implements OperationInvokerAdvisor {

    private static final EndpointId ID = EndpointId.of("republish");

    @Override
    public OperationInvoker apply(
        EndpointId id, OperationType type, OperationParameters parameters, OperationInvoker next) {
      return id.equals(ID) ? context -> endpoint.answer(context.getArguments()) : next;
    }
  }
}
