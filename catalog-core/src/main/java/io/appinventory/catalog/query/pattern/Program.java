package io.appinventory.catalog.query.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A regular expression as a machine that follows all its ways at once (Thompson's construction), so
 * that no text makes it run longer than its length times the number of steps.
 */
final class Program {
  /** A step of the machine. */
  private sealed interface Step {
    /** Takes one character. */
    record Take(Node.Characters characters) implements Step {}

    /** Goes on only at the start of the text. */
    record AtStart() implements Step {}

    /** Goes on only at the end of the text. */
    record AtEnd() implements Step {}

    /** Goes on at two places; -1 while one is not known. */
    record Fork(int first, int second) implements Step {}

    /** Found. */
    record Found() implements Step {}
  }

  private final List<Step> steps = new ArrayList<>();

  private Program() {}

  static Program of(Node node) {
    Program program = new Program();
    program.add(node);
    program.steps.add(new Step.Found());
    return program;
  }

  private void add(Node node) {
    switch (node) {
      case Node.Characters characters -> steps.add(new Step.Take(characters));
      case Node.Start start -> steps.add(new Step.AtStart());
      case Node.End end -> steps.add(new Step.AtEnd());
      case Node.Sequence sequence -> sequence.parts().forEach(this::add);
      case Node.Choice choice -> addChoice(choice.parts());
      case Node.Repeat repeat -> addRepeat(repeat);
    }
  }

  private void addChoice(List<Node> parts) {
    if (parts.size() == 1) {
      add(parts.getFirst());
      return;
    }
    int fork = reserve();
    add(parts.getFirst());
    int jump = reserve();
    steps.set(fork, new Step.Fork(fork + 1, steps.size()));
    addChoice(parts.subList(1, parts.size()));
    steps.set(jump, new Step.Fork(steps.size(), steps.size()));
  }

  private void addRepeat(Node.Repeat repeat) {
    for (int i = 0; i < repeat.min(); i++) {
      add(repeat.part());
    }
    if (repeat.max() == Node.UNBOUNDED) {
      int fork = reserve();
      add(repeat.part());
      steps.add(new Step.Fork(fork, fork));
      steps.set(fork, new Step.Fork(fork + 1, steps.size()));
    }
    for (int i = repeat.min(); i < repeat.max(); i++) {
      int fork = reserve();
      add(repeat.part());
      steps.set(fork, new Step.Fork(fork + 1, steps.size()));
    }
  }

  private int reserve() {
    steps.add(new Step.Fork(-1, -1));
    return steps.size() - 1;
  }

  /** Whether it matches somewhere. */
  boolean find(String text) {
    BitSet current = new BitSet(steps.size());
    for (int index = 0; index <= text.length(); ) {
      follow(0, current, index, text);
      if (current.get(steps.size() - 1)) {
        return true;
      }
      if (index == text.length()) {
        return false;
      }
      int c = text.codePointAt(index);
      index += Character.charCount(c);
      current = after(current, c, index, text);
    }
    return false;
  }

  private BitSet after(BitSet current, int c, int index, String text) {
    BitSet next = new BitSet(steps.size());
    for (int at = current.nextSetBit(0); at >= 0; at = current.nextSetBit(at + 1)) {
      if (steps.get(at) instanceof Step.Take take && take.characters().has(c)) {
        follow(at + 1, next, index, text);
      }
    }
    return next;
  }

  /** Adds a step and all that can be reached from it without taking a character. */
  private void follow(int at, BitSet reached, int index, String text) {
    if (reached.get(at)) {
      return;
    }
    reached.set(at);
    switch (steps.get(at)) {
      case Step.Fork fork -> {
        follow(fork.first(), reached, index, text);
        follow(fork.second(), reached, index, text);
      }
      case Step.AtStart start when index == 0 -> follow(at + 1, reached, index, text);
      case Step.AtEnd end when index == text.length() -> follow(at + 1, reached, index, text);
      case Step.AtStart start -> {}
      case Step.AtEnd end -> {}
      case Step.Take take -> {}
      case Step.Found found -> {}
    }
  }
}
