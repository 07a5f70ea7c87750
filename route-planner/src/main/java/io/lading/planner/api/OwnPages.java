package io.lading.planner.api;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.ui.ModelMap;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.WebRequestInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Nothing is planned and nobody leaves because a dispatcher's browser shows a page of somebody
 * else: 403. Browsers tell on whose behalf they ask (Fetch Metadata Request Headers, W3C); other
 * clients say nothing, and need not.
 */
public final class OwnPages implements WebRequestInterceptor, WebMvcConfigurer {

  static final String ASKED_BY = "Sec-Fetch-Site";

  private static final Set<String> OWN = Set.of("same-origin", "none");

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addWebRequestInterceptor(this);
  }

  @Override
  public void preHandle(WebRequest request) {
    String askedBy = request.getHeader(ASKED_BY);
    if (request instanceof ServletWebRequest call
        && HttpMethod.POST.equals(call.getHttpMethod())
        && askedBy != null
        && !OWN.contains(askedBy)) {
      throw Problem.FOREIGN_PAGE.of(ASKED_BY + " is " + askedBy);
    }
  }

  @Override
  public void postHandle(WebRequest request, @Nullable ModelMap model) {}

  @Override
  public void afterCompletion(WebRequest request, @Nullable Exception ex) {}
}
