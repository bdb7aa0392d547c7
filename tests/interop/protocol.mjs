// The names of the protocol, each written once.

export const grantType = {
    tokenExchange: 'urn:ietf:params:oauth:grant-type:token-exchange',
    jwtBearer: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
};

export const tokenType = {
    idToken: 'urn:ietf:params:oauth:token-type:id_token',
    refreshToken: 'urn:ietf:params:oauth:token-type:refresh_token',
    idJag: 'urn:ietf:params:oauth:token-type:id-jag',
};

export const idJagHeaderType = 'oauth-id-jag+jwt';
export const idJagLifetime = 300;
export const idJagProfile = 'urn:ietf:params:oauth:grant-profile:id-jag';
