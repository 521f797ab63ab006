package shop.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A Korean particle")
class ParticlesTest {

    @ParameterizedTest(name = "{1}")
    @DisplayName("follows the sound before it: of Hangul, of digits, of Latin letters")
    @CsvSource({
        "카드{을/를}, 카드를",
        "상품권{을/를}, 상품권을",
        "상품권{이/가}, 상품권이",
        "주문{은/는}, 주문은",
        "녹차{과/와}, 녹차와",
        "33.10유로{이/가}, 33.10유로가",
        "39000원{을/를}, 39000원을",
        "상품권{으로/로}, 상품권으로",
        "카드{으로/로}, 카드로",
        "서울{으로/로}, 서울로",
        "서울{이/가}, 서울이",
        "반품 1{으로/로}, 반품 1로",
        "반품 2{을/를}, 반품 2를",
        "반품 3{으로/로}, 반품 3으로",
        "반품 10{을/를}, 반품 10을",
        "PG{이/가}, PG가",
        "XL{을/를}, XL을",
        "EUR{으로/로}, EUR로",
        "SKU-M{이/가}, SKU-M이",
        "Lisbon{을/를}, Lisbon을",
        "Porto{으로/로}, Porto로",
        "parcel{으로/로}, parcel로",
        "shipping{은/는}, shipping은"
    })
    void follows(String text, String settled) {
        assertThat(Particles.settled(text)).isEqualTo(settled);
    }

    @ParameterizedTest(name = "{1}")
    @DisplayName("leaves out what is in brackets, looks through quotes, and back to what was settled before")
    @CsvSource({
        "카드(결제 건 1){을/를}, 카드(결제 건 1)를",
        "상품권(결제 건 2){이/가}, 상품권(결제 건 2)이",
        "머그컵 3개(이천(도예) 공방){을/를}, 머그컵 3개(이천(도예) 공방)를",
        "(서울){으로/로}, (서울)로",
        "서울){이/가}, 서울)이",
        "'‘상품권’{을/를}', ‘상품권’을",
        "책{을/를} 읽은 사람{이/가}, 책을 읽은 사람이",
        "{을/를}, 를"
    })
    void looksThrough(String text, String settled) {
        assertThat(Particles.settled(text)).isEqualTo(settled);
    }
}
