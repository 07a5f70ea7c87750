package io.lading.tracking.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.OrderStatus;
import io.lading.tracking.timeline.OrderHead;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimelineTagsTest {

  private static final TrackingQuestion PLAIN = new TrackingQuestion(1, 0, null, false);

  private final TimelineTags tags = new TimelineTags(1000);

  @Test
  void everyEventThatComesMakesAnotherTag() {
    assertThat(
            Stream.of(head(2, 2, 0), head(2, 6, 1), head(2, 6, 2), head(3, 6, 2), head(6, 6, 0))
                .map(head -> tags.of(head, PLAIN)))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyQuestionAndEveryLengthOfAPageHasItsOwnTags() {
    List<TrackingQuestion> questions =
        List.of(
            PLAIN,
            new TrackingQuestion(1, 1, null, false),
            new TrackingQuestion(1, 0, "1", false),
            new TrackingQuestion(1, 0, null, true));
    assertThat(
            Stream.concat(
                questions.stream().map(each -> tags.of(head(2, 2, 0), each)),
                Stream.of(new TimelineTags(999).of(head(2, 2, 0), PLAIN))))
        .doesNotHaveDuplicates();
    assertThat(new TimelineTags(1000).of(head(2, 2, 0), PLAIN))
        .isEqualTo(tags.of(head(2, 2, 0), PLAIN));
  }

  @Test
  void theTagIsStrongAndFoundAmongSeveral() {
    String tag = tags.of(head(2, 2, 0), PLAIN);
    assertThat(tag).matches("\"2-2-0-[0-9a-f]{8}\"");
    assertThat(List.of(tag, "\"x\", " + tag, "W/" + tag, "*"))
        .allMatch(known -> TimelineTags.matches(tag, known));
    assertThat(List.of("\"x\"", "", "x", "\"2-3-0-0\""))
        .noneMatch(known -> TimelineTags.matches(tag, known));
  }

  private static OrderHead head(int contiguous, int highest, int beyond) {
    return new OrderHead(1, OrderStatus.SHIPPED, contiguous, highest, beyond);
  }
}
