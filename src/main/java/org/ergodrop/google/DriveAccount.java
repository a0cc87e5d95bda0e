package org.ergodrop.google;

/** What all requests of one account share. */
record DriveAccount(String name, AccessTokens tokens, RateGate gate, QuotaMeter meter) {}
