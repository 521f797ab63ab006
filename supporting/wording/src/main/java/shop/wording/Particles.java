package shop.wording;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Korean particles that depend on how the word before them ends. A text marks one as <code>{을/를}</code>, the form behind a
 * consonant first; it is decided when the text is whole. Digits and Latin letters count as they are read aloud.
 */
public final class Particles {

    private static final Pattern MARK = Pattern.compile("\\{([가-힣]+)/([가-힣]+)}");
    private static final String BEHIND_L_AS_BEHIND_A_VOWEL = "으로";

    /** Hangul syllables stand in blocks of 28: without a final sound first, then with each of 27. */
    private static final char FIRST_SYLLABLE = '가';

    private static final char LAST_SYLLABLE = '힣';
    private static final int FINALS = 28;
    private static final int FINAL_L = 8;

    private Particles() {}

    /** How a word ends when it is spoken. */
    private enum End {
        VOWEL,
        L,
        CONSONANT
    }

    /** The text with each mark replaced by the particle that fits. */
    public static String settled(String text) {
        StringBuilder settled = new StringBuilder();
        Matcher mark = MARK.matcher(text);
        while (mark.find()) {
            mark.appendReplacement(settled, "");
            settled.append(fitting(mark.group(1), mark.group(2), settled));
        }
        mark.appendTail(settled);
        return settled.toString();
    }

    private static String fitting(String behindConsonant, String behindVowel, CharSequence before) {
        return switch (endOf(before)) {
            case VOWEL -> behindVowel;
            case L -> behindConsonant.startsWith(BEHIND_L_AS_BEHIND_A_VOWEL) ? behindVowel : behindConsonant;
            case CONSONANT -> behindConsonant;
        };
    }

    /** What is added in brackets is not read with it: 카드(결제 건 1)를. */
    private static int beforeBrackets(CharSequence text, int last) {
        int depth = 0;
        for (int at = last; at >= 0; at--) {
            depth += text.charAt(at) == ')' ? 1 : text.charAt(at) == '(' ? -1 : 0;
            if (depth == 0) {
                return at > 0 && Character.isLetterOrDigit(text.charAt(at - 1)) ? at - 1 : last - 1;
            }
        }
        return last - 1;
    }

    private static End endOf(CharSequence text) {
        int last = text.length() - 1;
        while (last >= 0 && !Character.isLetterOrDigit(text.charAt(last))) {
            last = text.charAt(last) == ')' ? beforeBrackets(text, last) : last - 1;
        }
        if (last < 0) {
            return End.VOWEL;
        }
        char sound = text.charAt(last);
        if (sound >= FIRST_SYLLABLE && sound <= LAST_SYLLABLE) {
            int ending = (sound - FIRST_SYLLABLE) % FINALS;
            return ending == 0 ? End.VOWEL : ending == FINAL_L ? End.L : End.CONSONANT;
        }
        return Character.isDigit(sound) ? endOfDigit(Character.digit(sound, 10)) : endOfLatin(text, last);
    }

    /** 영, 일, 이, 삼, 사, 오, 육, 칠, 팔, 구. */
    private static End endOfDigit(int digit) {
        return switch (digit) {
            case 1, 7, 8 -> End.L;
            case 0, 3, 6 -> End.CONSONANT;
            default -> End.VOWEL;
        };
    }

    /** An abbreviation is spelled, letter by letter (엘, 엠, 엔, 알); a word is read, as far as its last letter tells. */
    private static End endOfLatin(CharSequence text, int last) {
        char letter = text.charAt(last);
        if (Character.isUpperCase(letter)) {
            return switch (letter) {
                case 'L', 'R' -> End.L;
                case 'M', 'N' -> End.CONSONANT;
                default -> End.VOWEL;
            };
        }
        String end =
                text.subSequence(Math.max(0, last - 1), last + 1).toString().toLowerCase(Locale.ROOT);
        if (end.equals("ng")) {
            return End.CONSONANT;
        }
        return switch (letter) {
            case 'l' -> End.L;
            case 'b', 'c', 'k', 'm', 'n', 'p', 't' -> End.CONSONANT;
            default -> End.VOWEL;
        };
    }
}
