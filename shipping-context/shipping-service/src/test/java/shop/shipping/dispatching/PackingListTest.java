package shop.shipping.dispatching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.shipping.api.ParcelItem;

@DisplayName("What is to lie in a parcel")
class PackingListTest {

    private static final ParcelItem TWO_MUGS = new ParcelItem(1, "MUG-BLUE", "blue mug", 2);
    private static final ParcelItem ONE_BOWL = new ParcelItem(2, "BOWL", "bowl", 1);

    private final PackingList list = new PackingList(List.of(TWO_MUGS, ONE_BOWL));

    @Test
    @DisplayName("loses what is taken out, and is empty when nothing is left")
    void without() {
        ParcelItem oneMug = new ParcelItem(1, "MUG-BLUE", "blue mug", 1);
        assertThat(list.without(List.of(oneMug)).items()).containsExactly(oneMug, ONE_BOWL);
        assertThat(list.without(List.of(TWO_MUGS, ONE_BOWL)).isEmpty()).isTrue();
    }

    @Test
    @DisplayName("cannot lose what is not in it, nor more than there is")
    void notThere() {
        assertThatThrownBy(() -> list.without(List.of(new ParcelItem(1, "MUG-BLUE", "blue mug", 3))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> list.without(List.of(new ParcelItem(2, "MUG-BLUE", "blue mug", 1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> list.without(List.of(new ParcelItem(3, "TEA", "tea", 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
