package io.lading.ingest.operations;

import java.util.Map;
import java.util.function.Function;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * Gives an endpoint the whole request: what the framework binds leaves out fields that nobody
 * declared.
 */
public final class WholeRequest implements OperationInvokerAdvisor {

  private static final String NOT_READ = "The request was not read";

  private final EndpointId endpoint;
  private final Function<Map<String, Object>, WebEndpointResponse<Map<String, Object>>> answer;

  WholeRequest(
      EndpointId endpoint,
      Function<Map<String, Object>, WebEndpointResponse<Map<String, Object>>> answer) {
    this.endpoint = endpoint;
    this.answer = answer;
  }

  /** For an operation that only declares its fields. */
  static IllegalStateException notRead() {
    return new IllegalStateException(NOT_READ);
  }

  @Override
  public OperationInvoker apply(
      EndpointId id, OperationType type, OperationParameters parameters, OperationInvoker next) {
    return id.equals(endpoint) ? context -> answer.apply(context.getArguments()) : next;
  }
}
