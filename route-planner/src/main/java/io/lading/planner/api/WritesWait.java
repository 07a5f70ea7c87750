package io.lading.planner.api;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.ui.ModelMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.WebRequestInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Nothing is planned and nobody leaves while the planner is not up to date: 503 until it is. */
public final class WritesWait implements WebRequestInterceptor, WebMvcConfigurer {

  private static final int NAMED = 3;

  private final Supplier<List<String>> lacking;
  private final Duration retryAfter;

  /** {@code lacking}: what is waited for; empty when writes may go on. */
  public WritesWait(Supplier<List<String>> lacking, Duration retryAfter) {
    this.lacking = lacking;
    this.retryAfter = retryAfter;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addWebRequestInterceptor(this);
  }

  @Override
  public void preHandle(WebRequest request) {
    if (request instanceof ServletWebRequest call && HttpMethod.POST.equals(call.getHttpMethod())) {
      List<String> waitedFor = lacking.get();
      if (!waitedFor.isEmpty()) {
        throw notYet(waitedFor);
      }
    }
  }

  private ErrorResponseException notYet(List<String> waitedFor) {
    String what = String.join("; ", waitedFor.subList(0, Math.min(NAMED, waitedFor.size())));
    ErrorResponseException notYet =
        Problem.NOT_UP_TO_DATE.of(
            "try again later: " + what + (waitedFor.size() > NAMED ? " …" : ""));
    notYet.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
    return notYet;
  }

  @Override
  public void postHandle(WebRequest request, @Nullable ModelMap model) {}

  @Override
  public void afterCompletion(WebRequest request, @Nullable Exception ex) {}
}
