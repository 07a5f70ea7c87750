package io.lading.tracking.api;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What browsers are told with every answer: it is what its type says, nothing in it comes from or
 * goes to anybody else, and no page of somebody else shows it within itself. The latter a page
 * cannot say of itself, and pages of libraries say nothing; our own are stricter.
 */
public final class AnswerHeaders implements Filter {

  static final String POLICY = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (response instanceof HttpServletResponse answer) {
      answer.setHeader("X-Content-Type-Options", "nosniff");
      answer.setHeader("Content-Security-Policy", POLICY);
    }
    chain.doFilter(request, response);
  }
}
