package io.lading.planner.api;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.ui.ModelMap;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.WebRequestInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Nothing is planned and nobody leaves because a dispatcher's browser shows a page of somebody
 * else: 403. Browsers tell for whose page they ask: by {@code Sec-Fetch-Site} over https and on the
 * own machine (Fetch Metadata Request Headers, W3C), else by {@code Origin}, which is compared with
 * {@code Host}. Other clients send neither, and need not.
 */
public final class OwnPages implements WebRequestInterceptor, WebMvcConfigurer {

  static final String ASKED_BY = "Sec-Fetch-Site";

  private static final Set<String> OWN = Set.of("same-origin", "none");
  private static final Set<HttpMethod> READS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addWebRequestInterceptor(this);
  }

  @Override
  public void preHandle(WebRequest request) {
    if (request instanceof ServletWebRequest call && !READS.contains(call.getHttpMethod())) {
      String site = request.getHeader(ASKED_BY);
      String origin = request.getHeader(HttpHeaders.ORIGIN);
      if (site == null
          ? isForeign(origin, request.getHeader(HttpHeaders.HOST))
          : !OWN.contains(site)) {
        throw Problem.FOREIGN_PAGE.of(
            site == null ? HttpHeaders.ORIGIN + " is " + origin : ASKED_BY + " is " + site);
      }
    }
  }

  /** {@code origin}: null of who is no page; "null" of a page that hides where it is from. */
  private static boolean isForeign(@Nullable String origin, @Nullable String host) {
    if (origin == null) {
      return false;
    }
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority == null || !authority.equalsIgnoreCase(host);
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  @Override
  public void postHandle(WebRequest request, @Nullable ModelMap model) {}

  @Override
  public void afterCompletion(WebRequest request, @Nullable Exception ex) {}
}
