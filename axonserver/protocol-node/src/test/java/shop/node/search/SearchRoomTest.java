package shop.node.search;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The room of all searches together")
class SearchRoomTest {

    private static final EventQuery PLAIN = EventQuery.parse("token > 1", Instant.EPOCH);
    private static final EventQuery SORTED = EventQuery.parse("sortby(token)", Instant.EPOCH);
    private static final EventQuery GROUPED = EventQuery.parse("groupby(token) | sortby(token)", Instant.EPOCH);

    private final SearchRoom room = new SearchRoom(20L * 1024 * 1024);

    @Test
    @DisplayName("is for many that hold little, and refuses the one that does not fit, saying how much there is")
    void full() {
        List<SearchRoom.Place> places = new ArrayList<>();
        for (int search = 0; search < 20; search++) {
            places.add(room.take(PLAIN, false, 1));
        }

        assertThatThrownBy(() -> room.take(PLAIN, false, 1))
                .hasMessageContaining("all together may hold 20 MB")
                .hasMessageContaining("try again later");

        SearchRoom.Place one = places.get(0);
        one.close();
        one.close();
        assertThatCode(() -> room.take(PLAIN, false, 1)).doesNotThrowAnyException();
        assertThatThrownBy(() -> room.take(PLAIN, false, 1)).hasMessageContaining("no room");
    }

    @Test
    @DisplayName("is for few that sort, group, look at snapshots or at several contexts")
    void gathering() {
        assertThatThrownBy(() -> room.take(GROUPED, false, 2)).hasMessageContaining("needs 34 ");
        assertThatThrownBy(() -> room.take(PLAIN, true, 3)).hasMessageContaining("needs 27 ");
        room.take(SORTED, true, 1);
        room.take(SORTED, false, 1);
        assertThatThrownBy(() -> room.take(SORTED, false, 1)).hasMessageContaining("needs 9 ");
    }
}
