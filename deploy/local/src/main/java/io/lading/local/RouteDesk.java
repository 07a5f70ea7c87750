package io.lading.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Where couriers say that they leave: the HTTP interface of the route planner. */
record RouteDesk(String url) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /** REFUSED: there is nothing to leave with any more. NO_ANSWER: to be repeated. */
  enum Answer {
    LEFT,
    REFUSED,
    NO_ANSWER
  }

  Answer depart(String routeId) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/routes/" + routeId + "/departure"))
            .POST(BodyPublishers.noBody())
            .timeout(PATIENCE)
            .build();
    try {
      return answer(HTTP.send(request, BodyHandlers.discarding()).statusCode());
    } catch (IOException away) {
      return Answer.NO_ANSWER;
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return Answer.NO_ANSWER;
    }
  }

  private static Answer answer(int status) {
    if (status == 200) {
      return Answer.LEFT;
    }
    return status < 500 ? Answer.REFUSED : Answer.NO_ANSWER;
  }
}
