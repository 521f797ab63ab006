package shop.order.ordering;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Chance that can be had again: each choice is noted. Once the given ones are used up, nothing out of the ordinary is chosen any
 * more, which is what stands last.
 */
final class Choices extends Random {

    private static final long serialVersionUID = 1L;

    private final transient Next next;
    private final transient List<Integer> made = new ArrayList<>();

    /** One of so many things. */
    private interface Next {
        int of(int bound, int place);
    }

    private Choices(Next next) {
        this.next = next;
    }

    static Choices by(Random chance) {
        return new Choices((bound, place) -> chance.nextInt(bound));
    }

    /** @param most after so many choices it has taken too long */
    static Choices again(List<Integer> given, int most) {
        return new Choices((bound, place) -> {
            if (place >= most) {
                throw new IllegalStateException("more than " + most + " choices");
            }
            return place < given.size() ? given.get(place) % bound : bound - 1;
        });
    }

    List<Integer> made() {
        return List.copyOf(made);
    }

    @Override
    public int nextInt(int bound) {
        int choice = next.of(bound, made.size());
        made.add(choice);
        return choice;
    }

    @Override
    public boolean nextBoolean() {
        return nextInt(2) == 0;
    }
}
