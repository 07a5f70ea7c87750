package io.lading.planner.graphhopper;

import java.util.Arrays;

/**
 * What the searches to the ends have left at one node: how each end is reached from here. In
 * columns, because every search from a place reads them.
 */
final class Words {

  private int count;
  private int[] ends = new int[2];
  private double[] weights = new double[2];
  private Label[] labels = new Label[2];

  void add(int end, Label label) {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
      weights = Arrays.copyOf(weights, 2 * count);
      labels = Arrays.copyOf(labels, 2 * count);
    }
    ends[count] = end;
    weights[count] = label.weight();
    labels[count] = label;
    count++;
  }

  int count() {
    return count;
  }

  int end(int word) {
    return ends[word];
  }

  double weight(int word) {
    return weights[word];
  }

  Label label(int word) {
    return labels[word];
  }
}
