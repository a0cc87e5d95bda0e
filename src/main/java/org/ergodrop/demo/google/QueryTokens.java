package org.ergodrop.demo.google;

import java.util.ArrayList;
import java.util.List;

/** The words, strings and signs of a search query. Anything unexpected is Drive's 400 for the parameter q. */
final class QueryTokens {

    /** What a token is. */
    enum Kind {
        WORD,
        STRING,
        SIGN,
        END
    }

    private record Token(Kind kind, String text) {}

    private final List<Token> tokens = new ArrayList<>();
    private int at;

    QueryTokens(String query) throws ApiError {
        int i = 0;
        while (i < query.length()) {
            char sign = query.charAt(i);
            if (Character.isWhitespace(sign)) {
                i++;
            } else if (sign == '\'') {
                i = string(query, i + 1);
            } else if ("(){}".indexOf(sign) >= 0) {
                tokens.add(new Token(Kind.SIGN, String.valueOf(sign)));
                i++;
            } else if ("=<>!".indexOf(sign) >= 0) {
                int length = i + 1 < query.length() && query.charAt(i + 1) == '=' ? 2 : 1;
                tokens.add(new Token(Kind.SIGN, query.substring(i, i + length)));
                i += length;
            } else {
                i = word(query, i);
            }
        }
        tokens.add(new Token(Kind.END, ""));
    }

    private int string(String query, int start) throws ApiError {
        StringBuilder text = new StringBuilder();
        int i = start;
        while (i < query.length() && query.charAt(i) != '\'') {
            if (query.charAt(i) == '\\') {
                i++;
                if (i == query.length() || "'\\".indexOf(query.charAt(i)) < 0) {
                    throw ApiError.invalid("q");
                }
            }
            text.append(query.charAt(i++));
        }
        if (i >= query.length()) {
            throw ApiError.invalid("q");
        }
        tokens.add(new Token(Kind.STRING, text.toString()));
        return i + 1;
    }

    private int word(String query, int start) throws ApiError {
        int i = start;
        while (i < query.length() && Character.isLetterOrDigit(query.charAt(i))) {
            i++;
        }
        if (i == start) {
            throw ApiError.invalid("q");
        }
        tokens.add(new Token(Kind.WORD, query.substring(start, i)));
        return i;
    }

    Kind kind() {
        return tokens.get(at).kind();
    }

    boolean takeWord(String word) {
        return take(Kind.WORD, word);
    }

    boolean takeSign(String sign) {
        return take(Kind.SIGN, sign);
    }

    private boolean take(Kind kind, String text) {
        Token token = tokens.get(at);
        boolean same = token.kind() == kind && token.text().equalsIgnoreCase(text);
        at += same ? 1 : 0;
        return same;
    }

    void word(String word) throws ApiError {
        if (!takeWord(word)) {
            throw ApiError.invalid("q");
        }
    }

    void sign(String sign) throws ApiError {
        if (!takeSign(sign)) {
            throw ApiError.invalid("q");
        }
    }

    String anyWord() throws ApiError {
        return next(Kind.WORD);
    }

    String string() throws ApiError {
        return next(Kind.STRING);
    }

    /** A comparison sign, or the word {@code contains}. */
    String operator() throws ApiError {
        return takeWord("contains") ? "contains" : next(Kind.SIGN);
    }

    void end() throws ApiError {
        next(Kind.END);
    }

    private String next(Kind kind) throws ApiError {
        Token token = tokens.get(at);
        if (token.kind() != kind) {
            throw ApiError.invalid("q");
        }
        at++;
        return token.text();
    }
}
