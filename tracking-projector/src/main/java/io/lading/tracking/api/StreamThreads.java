package io.lading.tracking.api;

import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Each stream is written on a virtual thread of its own, and lasts as long as it lasts. */
public final class StreamThreads implements WebMvcConfigurer {

  private static final long WITHOUT_END = 0;

  @Override
  public void configureAsyncSupport(AsyncSupportConfigurer async) {
    async.setTaskExecutor(new VirtualThreadTaskExecutor("stream-"));
    async.setDefaultTimeout(WITHOUT_END);
  }
}
