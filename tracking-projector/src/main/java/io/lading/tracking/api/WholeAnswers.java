package io.lading.tracking.api;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Has an answer go out in one piece, its length before it. Spring flushes each before its end,
 * which then is a chunk of its own: a write more for us, and two reads for who asked. What is
 * longer than Tomcat's buffer goes out in chunks all the same, and streams flush what they write
 * themselves.
 */
public final class WholeAnswers implements Filter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(
        request, response instanceof HttpServletResponse answer ? new Whole(answer) : response);
  }

  private static final class Whole extends HttpServletResponseWrapper {

    Whole(HttpServletResponse answer) {
      super(answer);
    }

    @Override
    public void flushBuffer() {
      // It goes out when it has ended.
    }
  }
}
