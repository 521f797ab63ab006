package shop.platform.rejection;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.RecordComponent;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import shop.kernel.CommonRules;

/**
 * Keeps card numbers out. What looks like one begins as an issuer's numbers do, has that issuer's length, and
 * its last digit checks (Luhn, ISO/IEC 7812-1). It is seen in the digits of any script, and with anything but letters
 * between its digits.
 *
 * <p>A number of another kind passes, even where its last digit happens to check: an IMEI of 15 digits (written together
 * or in its printed groups) or an EAN of 13 that is a valid one, a telephone number of 13 digits behind a plus sign, none of
 * which is read together with the numbers beside it. So a card that somebody groups as 13 + 3 digits passes when the
 * first 13 happen to be an EAN, and one as 15 + 1 when the first 15 happen to be an IMEI (one in ten each). No card is
 * printed so; but German EANs begin as Visa's cards do, and every tenth with a quantity of three digits beside it would
 * else be refused.
 *
 * <p>A moment of ISO 8601 passes, however many digits its second has.
 *
 * <p>The digits within an id that is written in hexadecimal (a UUID, or a word of 32, 40 or 64 characters, as digests and
 * keys are) pass, too, where letters and digits stand mixed. Of 600,000 random words of each length, 87 of 32,
 * 134 of 40 and 220 of 64 characters hold digits that look like a card (one SHA-256 in 2,700 would be refused), and none of
 * these is a word that letters alone fill up. Whoever wants to hide a card can do so in any
 * code; this rule is for those who put one into the wrong field.
 */
public final class CardNumbers {

    private static final String CODE = "card-number";

    private static final char MOST_OF_ASCII = 0x7F;

    private static final int EAN = 13;
    private static final int IMEI = 15;

    private static final List<List<Integer>> IMEI_GROUPS =
            List.of(List.of(2, 6, 6, 1), List.of(6, 2, 6, 1), List.of(8, 6, 1));

    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private static final Pattern HEXADECIMAL_ID = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|[0-9A-Fa-f]{32}|[0-9A-Fa-f]{40}|[0-9A-Fa-f]{64})(?![\\p{L}\\p{N}])");

    /** The digits of a time of day and of its nanoseconds are as many as some cards have. */
    private static final Pattern INSTANT =
            Pattern.compile("(?<![\\p{L}\\p{N}])\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])T"
                    + "(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{1,9}(?:Z|[+-]\\d{2}:\\d{2})(?![\\p{L}\\p{N}])");

    private CardNumbers() {}

    /**
     * Refuses a text that contains what looks like a card number.
     *
     * @param field names the text in the refusal; the text itself is not repeated
     */
    public static void refuseIn(String field, String text) {
        if (isIn(text)) {
            throw BusinessRejection.ofContent(
                    CommonRules.NO_CARD_NUMBERS,
                    CODE,
                    field + " contains what looks like a card number; send the provider's token instead.",
                    Map.of("field", field));
        }
    }

    /**
     * Refuses a request or a command of which any text contains what looks like a card number: in its components, in theirs,
     * and in the elements of lists and maps. The refusal names the text by its path, such as {@code lines[0].sku}.
     *
     * @param request a record, or what records hold
     */
    public static void refuseIn(Object request) {
        refuse("", request);
    }

    private static void refuse(String path, Object value) {
        if (value instanceof CharSequence text) {
            refuseIn(path.isEmpty() ? "The text" : path, text.toString());
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> refuse(path, present));
        } else if (value instanceof List<?> list) {
            IntStream.range(0, list.size()).forEach(index -> refuse(path + "[" + index + "]", list.get(index)));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> {
                refuse(path, key);
                refuse(path, each);
            });
        } else if (value instanceof Record of) {
            for (RecordComponent component : COMPONENTS.get(of.getClass())) {
                refuse(path(path, component), valueOf(component, of));
            }
        }
    }

    /** An id is a record of one text: to callers it is that text. */
    private static String path(String path, RecordComponent component) {
        if (path.isEmpty()) {
            return component.getName();
        }
        return component.getName().equals("value") ? path : path + "." + component.getName();
    }

    private static Object valueOf(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalStateException(component + " cannot be read", unreadable);
        }
    }

    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            for (RecordComponent component : components) {
                component.getAccessor().setAccessible(true);
            }
            return components;
        }
    };

    public static boolean isIn(String text) {
        if (text == null || text.length() < CardIssuers.SHORTEST) {
            return false;
        }
        String unescaped = unescaped(text);
        if (isPlainlyWithout(unescaped)) {
            return false;
        }
        String plain = Normalizer.normalize(unescaped, Normalizer.Form.NFKC);
        if (plain.codePoints()
                        .filter(Character::isDigit)
                        .limit(CardIssuers.SHORTEST)
                        .count()
                < CardIssuers.SHORTEST) {
            return false;
        }
        Matcher ids = HEXADECIMAL_ID.matcher(INSTANT.matcher(plain).replaceAll("instant"));
        return runs(ids.replaceAll(id -> isMixed(id.group()) ? "id" : Matcher.quoteReplacement(id.group()))).stream()
                .anyMatch(CardNumbers::isIn);
    }

    /** Some texts are JSON themselves, and are read as such later. */
    private static String unescaped(String text) {
        return text.contains("\\u")
                ? ESCAPED.matcher(text)
                        .replaceAll(each ->
                                Matcher.quoteReplacement(Character.toString(Integer.parseInt(each.group(1), 16))))
                : text;
    }

    /**
     * Whether nowhere enough digits stand without a letter between them: most texts, and tokens of many digits, are passed at
     * one look. Of a character beyond ASCII the look does not know what digits it stands for.
     */
    private static boolean isPlainlyWithout(String text) {
        int digits = 0;
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each > MOST_OF_ASCII) {
                return false;
            }
            if (each >= '0' && each <= '9') {
                if (++digits >= CardIssuers.SHORTEST) {
                    return false;
                }
            } else if (Character.isLetter(each)) {
                digits = 0;
            }
        }
        return true;
    }

    /** Whether letters and digits stand mixed, as chance mixes them: a card's digits that letters only fill up are none of it. */
    private static boolean isMixed(String id) {
        String together = id.replace("-", "");
        List<String> digits =
                DIGITS.matcher(together).results().map(MatchResult::group).toList();
        return together.chars().anyMatch(Character::isLetter)
                && (digits.size() != 1 || digits.get(0).length() > CardIssuers.LONGEST);
    }

    /** Digits that only separators stand between. */
    private static List<List<Group>> runs(String text) {
        var runs = new ArrayList<List<Group>>();
        List<Group> run = new ArrayList<>();
        var digits = new StringBuilder();
        boolean international = false;
        int before = ' ';
        for (int each : text.codePoints().toArray()) {
            if (Character.isDigit(each)) {
                international = digits.isEmpty() ? before == '+' : international;
                digits.append(Character.digit(each, 10));
            } else if (!digits.isEmpty()) {
                run.add(new Group(digits.toString(), international));
                digits.setLength(0);
            }
            if (Character.isLetter(each) && !run.isEmpty()) {
                runs.add(imeisTogether(run));
                run = new ArrayList<>();
            }
            before = each;
        }
        if (!digits.isEmpty()) {
            run.add(new Group(digits.toString(), international));
        }
        runs.add(imeisTogether(run));
        return runs;
    }

    /** An IMEI that is printed in groups (3GPP TS 23.003, section 6) is a number of its own, as one that is written together. */
    private static List<Group> imeisTogether(List<Group> run) {
        var together = new ArrayList<Group>();
        for (int first = 0; first < run.size(); ) {
            int from = first;
            int groups = IMEI_GROUPS.stream()
                    .filter(lengths -> isImei(run, from, lengths))
                    .mapToInt(List::size)
                    .findFirst()
                    .orElse(1);
            together.add(new Group(
                    run.subList(from, from + groups).stream().map(Group::digits).collect(joining()),
                    run.get(from).international()));
            first += groups;
        }
        return together;
    }

    private static boolean isImei(List<Group> run, int first, List<Integer> lengths) {
        if (first + lengths.size() > run.size()) {
            return false;
        }
        List<Group> groups = run.subList(first, first + lengths.size());
        return groups.stream().map(group -> group.digits().length()).toList().equals(lengths)
                && isLuhn(groups.stream().map(Group::digits).collect(joining()));
    }

    /**
     * Digits that nothing stands between.
     *
     * @param international whether a plus sign stands before them
     */
    private record Group(String digits, boolean international) {

        /** Whether this is a number of another kind, or a card's that is written together: no part of a longer one. */
        boolean isWhole() {
            return isOfAnotherKind(digits, international) || digits.length() == IMEI && isLuhn(digits);
        }
    }

    /**
     * A number may stand beside others, such as the month in which the card expires: any neighbouring groups may be one, up
     * to a group that is a number of its own.
     */
    private static boolean isIn(List<Group> run) {
        for (int first = 0; first < run.size(); first++) {
            var number = new StringBuilder();
            for (int last = first; last < run.size() && number.length() <= CardIssuers.LONGEST; last++) {
                Group group = run.get(last);
                if (last > first && group.isWhole()) {
                    break;
                }
                number.append(group.digits());
                if (isOne(number.toString(), run.get(first).international())) {
                    return true;
                }
                if (group.isWhole()) {
                    break;
                }
            }
        }
        return false;
    }

    private static boolean isOne(String number, boolean international) {
        return number.length() >= CardIssuers.SHORTEST
                && CardIssuers.issue(number)
                && isLuhn(number)
                && !isOfAnotherKind(number, international);
    }

    private static boolean isOfAnotherKind(String number, boolean international) {
        return number.length() == EAN && (international || sum(number, 3, false) % 10 == 0);
    }

    private static boolean isLuhn(String number) {
        return sum(number, 2, true) % 10 == 0;
    }

    /**
     * The digits' sum, every second from the right weighted.
     *
     * @param crossed whether the digits of a weighted digit are summed instead (Luhn), or the weighted digit itself (GS1)
     */
    private static int sum(String number, int weight, boolean crossed) {
        int sum = 0;
        for (int fromRight = 0; fromRight < number.length(); fromRight++) {
            int digit = number.charAt(number.length() - 1 - fromRight) - '0';
            int weighted = fromRight % 2 == 1 ? digit * weight : digit;
            sum += crossed && weighted > 9 ? weighted - 9 : weighted;
        }
        return sum;
    }
}
