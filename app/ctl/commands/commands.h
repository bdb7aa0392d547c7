#pragma once

#include "command.h"

namespace agent0::ctl {

extern const Command activityExportCommand;
extern const Command activityListCommand;
extern const Command activityVerifyCommand;
extern const Command callCommand;
extern const Command chatCommand;
extern const Command chatsListCommand;
extern const Command chatsRemoveCommand;
extern const Command chatsRenameCommand;
extern const Command chatsShowCommand;
extern const Command completionCommand;
extern const Command configSchemaCommand;
extern const Command configImportCommand;
extern const Command configShowCommand;
extern const Command configValidateCommand;
extern const Command connectCommand;
extern const Command connectionsAddCommand;
extern const Command connectionsDisableCommand;
extern const Command connectionsEditCommand;
extern const Command connectionsEnableCommand;
extern const Command connectionsListCommand;
extern const Command connectionsRemoveCommand;
extern const Command connectionsShowCommand;
extern const Command demoCommand;
extern const Command doctorCommand;
extern const Command helpCommand;
extern const Command initCommand;
extern const Command jwtCommand;
extern const Command keyRotateCommand;
extern const Command keyShowCommand;
extern const Command loginCommand;
extern const Command logoutCommand;
extern const Command mcpCallCommand;
extern const Command mcpPromptsCommand;
extern const Command mcpReadCommand;
extern const Command mcpResourcesCommand;
extern const Command mcpSkillsCommand;
extern const Command mcpToolsCommand;
extern const Command sandboxCommand;
extern const Command secretSetCommand;
extern const Command statusCommand;
extern const Command todoAddCommand;
extern const Command todoDoneCommand;
extern const Command todoListCommand;
extern const Command todoRemoveCommand;
extern const Command todoUndoCommand;
extern const Command tokenCommand;
extern const Command versionCommand;

} // namespace agent0::ctl
