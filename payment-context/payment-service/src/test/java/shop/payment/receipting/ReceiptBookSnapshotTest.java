package shop.payment.receipting;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.payment.collecting.TwoBlueMugs.ONE;
import static shop.payment.receipting.ReceiptsOfTwoMugs.issued;
import static shop.payment.receipting.ReceiptsOfTwoMugs.moved;

import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.payment.api.MoneyMovement;
import shop.platform.serialization.MessageNames;
import shop.platform.serialization.SerializationConfiguration;

@DisplayName("A snapshot of a book of receipts")
class ReceiptBookSnapshotTest {

    private final Serializer serializer = SerializationConfiguration.messageSerializer(MessageNames.onTheClassPath());

    @Test
    @DisplayName("is the whole book, under a name that stays when its class moves")
    void isTheWholeBook() {
        ReceiptBook book = new ReceiptBook();
        book.on(issued(41, 900, moved(MoneyMovement.CAPTURED, "hamburg", ONE)));

        SerializedObject<byte[]> stored = serializer.serialize(book, byte[].class);
        Object read = serializer.deserialize(stored);

        assertThat(stored.getType().getName()).isEqualTo("payment.ReceiptBook");
        assertThat(read).usingRecursiveComparison().isEqualTo(book);
    }
}
